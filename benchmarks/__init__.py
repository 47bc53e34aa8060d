"""Speed and scale, as ratios in one run: `python -m benchmarks [NAME…]` prints and writes benchmarks/results.md."""
