//! `cargo xtask bench`: the built package against uPlot and Chart.js, the rig itself being `bench/run.mjs`; with
//! `--native` the reading of a data file against the csv crate, which is `bench/native.rs`.

use anyhow::Result;

use crate::command;

/// Runs the rig on what `pkg/dist/` holds; `options` are its own.
pub fn run(options: &[&str]) -> Result<()> {
    command::run(command::new("node").arg("bench/run.mjs").args(options))
}

/// Builds for speed and times the reading on this machine, without a browser.
pub fn native(options: &[&str]) -> Result<()> {
    command::run(
        command::cargo().args(["bench", "--profile", "native", "--bench", "native", "--"]).args(options),
    )
}
