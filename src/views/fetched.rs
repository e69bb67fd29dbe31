//! The views of an indicator that most pages do not have. In the browser they
//! are a part of the wasm of its own, which the loader fetches for a chart that
//! asks for one: these three functions are its doors.

use super::{bars, dots, heat, line, multiples, rows, slope, tiles};
use crate::figure::{Figure, Height, Key, View};
use crate::model::{Indicator, ViewKind};
use crate::scene::Scene;

/// See [`crate::figure::height`].
#[inline(never)]
pub fn height(indicator: &Indicator, view: &View) -> Height {
    match indicator.show.view {
        ViewKind::Line => line::height(view),
        ViewKind::Bars | ViewKind::Dots => rows::height(indicator),
        ViewKind::Slope => slope::height(indicator, view),
        ViewKind::Heat => heat::height(indicator),
        ViewKind::Tiles => tiles::height(indicator),
        ViewKind::Multiples => multiples::height(indicator, view),
    }
}

/// See [`crate::figure::arrange`].
#[inline(never)]
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    match indicator.show.view {
        ViewKind::Bars => bars::arrange(indicator, view),
        ViewKind::Dots => dots::arrange(indicator, view),
        ViewKind::Slope => slope::arrange(indicator, view),
        ViewKind::Heat => heat::arrange(indicator, view),
        ViewKind::Tiles => tiles::arrange(indicator, view),
        ViewKind::Multiples => multiples::arrange(indicator, view),
        ViewKind::Line => line::arrange(indicator, view),
    }
}

/// See [`crate::figure::overlay`].
#[inline(never)]
pub fn overlay(indicator: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    match indicator.show.view {
        ViewKind::Bars => bars::overlay(indicator, figure, view, pointed),
        ViewKind::Dots => dots::overlay(indicator, figure, view, pointed),
        ViewKind::Slope => slope::overlay(indicator, figure, view, pointed),
        ViewKind::Heat | ViewKind::Tiles => heat::overlay(figure, view, pointed),
        ViewKind::Multiples => multiples::overlay(indicator, figure, view, pointed),
        ViewKind::Line => line::overlay(indicator, figure, view, pointed),
    }
}
