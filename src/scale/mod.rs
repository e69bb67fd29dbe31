//! Scales: numbers and years to pixels, and where their ticks stand.

mod linear;
mod year;

pub use linear::{Linear, Ticks, nice};
pub use year::Years;
