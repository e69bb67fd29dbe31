//! Scales: numbers and years to pixels, and where their ticks stand.

mod axis;
mod extent;
mod linear;
pub mod log;
mod year;

pub use axis::{Axis, Values};
pub use extent::{extent, extent_of};
pub use linear::{Linear, Ticks, nice};
pub use year::Years;
