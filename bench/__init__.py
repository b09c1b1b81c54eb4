"""The goals for speed and memory, measured as ratios against a floor in the same run. `script/bench` runs it."""
