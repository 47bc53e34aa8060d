"""A record in the forms that others work with: one small module a form, and one visible tuple.

What writes a form is loaded when the form is asked for: `dragoman --help` needs none of it.
"""

from dragoman.present.exports.annotations import ANNOTATIONS
from dragoman.present.exports.due import ICS
from dragoman.present.exports.exporter import Exporter, File, Made, Material
from dragoman.present.exports.ftm import FTM
from dragoman.present.exports.geojson import GEOJSON
from dragoman.present.exports.news import ATOM
from dragoman.present.exports.papers import DOCX, PDF
from dragoman.present.exports.parquet import PARQUET
from dragoman.present.exports.plain import HTML, JSON, MARKDOWN
from dragoman.present.exports.plover import PLOVER
from dragoman.present.exports.tidy_csv import CSV
from dragoman.present.exports.xlsx import XLSX

EXPORTERS: tuple[Exporter, ...] = (
    JSON, CSV, XLSX, PARQUET, PLOVER, GEOJSON, ANNOTATIONS, FTM, ICS, ATOM, MARKDOWN, HTML, DOCX, PDF,
)  # fmt: skip

__all__ = ["EXPORTERS", "Exporter", "File", "Made", "Material"]
