//! The views of an indicator that most pages do not have. In the browser they
//! are a part of the wasm of its own, which the loader fetches for a chart that
//! asks for one: these three functions are its doors.

use super::{bars, dots, line, rows};
use crate::figure::{Figure, Height, Key, View};
use crate::model::{Indicator, ViewKind};
use crate::scene::Scene;

/// See [`crate::figure::height`].
#[inline(never)]
pub fn height(indicator: &Indicator, view: &View) -> Height {
    match indicator.show.view {
        ViewKind::Bars | ViewKind::Dots => rows::height(indicator),
        _ => line::height(view),
    }
}

/// See [`crate::figure::arrange`].
#[inline(never)]
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    match indicator.show.view {
        ViewKind::Bars => bars::arrange(indicator, view),
        ViewKind::Dots => dots::arrange(indicator, view),
        _ => line::arrange(indicator, view),
    }
}

/// See [`crate::figure::overlay`].
#[inline(never)]
pub fn overlay(indicator: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    match indicator.show.view {
        ViewKind::Bars => bars::overlay(indicator, figure, view, pointed),
        ViewKind::Dots => dots::overlay(indicator, figure, view, pointed),
        _ => line::overlay(indicator, figure, view, pointed),
    }
}
