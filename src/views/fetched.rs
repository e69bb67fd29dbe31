//! The views of an indicator that most pages do not have. In the browser they
//! are a part of the wasm of its own, which the loader fetches for a chart that
//! asks for one: these three functions are its doors.

use super::line;
use crate::figure::{Figure, Height, Key, View};
use crate::model::Indicator;
use crate::scene::Scene;

/// See [`crate::figure::height`].
#[inline(never)]
pub fn height(_indicator: &Indicator, view: &View) -> Height {
    line::height(view)
}

/// See [`crate::figure::arrange`].
#[inline(never)]
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    line::arrange(indicator, view)
}

/// See [`crate::figure::overlay`].
#[inline(never)]
pub fn overlay(indicator: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    line::overlay(indicator, figure, view, pointed)
}
