//! Where things go that must not touch: labels, ticks, lines of text.

mod fit;
mod spread;
pub mod wrap;

pub use fit::{fit, within};
pub use spread::spread;
