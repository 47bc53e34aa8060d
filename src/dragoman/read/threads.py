"""One thread for matrices of one text: they are small, and cores are for texts (`dragoman read --workers`)."""

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


@cache
def _pools() -> ThreadpoolController:
    """The thread pools of what is loaded in this process: asked for once numpy is."""
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """As long as it is open numpy multiplies with one thread; afterwards with as many as before."""
    pools: AbstractContextManager[object] = _pools().limit(limits=1, user_api="blas")
    return pools
