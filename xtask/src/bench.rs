//! `cargo xtask bench`: the built package against uPlot and Chart.js; the rig itself is `bench/run.mjs`.

use anyhow::Result;

use crate::command;

/// Runs the rig on what `pkg/dist/` holds; `options` are its own.
pub fn run(options: &[&str]) -> Result<()> {
    command::run(command::new("node").arg("bench/run.mjs").args(options))
}
