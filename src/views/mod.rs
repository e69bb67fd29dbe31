//! One file per view: a chart and a view in, a figure out.

pub mod goal_bars;
pub mod line;
