//! The views of an indicator that most pages do not have, and what few line
//! charts have: a log scale, reference lines, annotations. In the browser they
//! are a part of the wasm of its own, which the loader fetches for a chart that
//! asks for one: these functions are its doors, with [`crate::scale::log::nice`]
//! and those of `access::marked` and `model::check::marked`.

use super::line::frame::FONT;
use super::line::{Drawn, gaps, notes};
use super::{bars, dots, heat, line, map, multiples, rows, slope, tiles};
use crate::figure::{Figure, Height, Key, View};
use crate::format::phrases;
use crate::layout::fit;
use crate::model::{Indicator, ViewKind};
use crate::scene::Scene;

/// See [`crate::figure::height`].
#[inline(never)]
pub fn height(indicator: &Indicator, view: &View) -> Height {
    match indicator.show.view {
        ViewKind::Line | ViewKind::Table => line::height(view),
        ViewKind::Bars | ViewKind::Dots => rows::height(indicator),
        ViewKind::Slope => slope::height(indicator, view),
        ViewKind::Heat => heat::height(indicator),
        ViewKind::Map => map::height(indicator, view),
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
        ViewKind::Map => map::arrange(indicator, view),
        ViewKind::Tiles => tiles::arrange(indicator, view),
        ViewKind::Multiples => multiples::arrange(indicator, view),
        ViewKind::Line | ViewKind::Table => line::arrange(indicator, view),
    }
}

/// See [`crate::figure::overlay`].
#[inline(never)]
pub fn overlay(indicator: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    match indicator.show.view {
        ViewKind::Bars => bars::overlay(indicator, figure, view, pointed),
        ViewKind::Dots => dots::overlay(indicator, figure, view, pointed),
        ViewKind::Slope => slope::overlay(indicator, figure, view, pointed),
        ViewKind::Map => map::overlay(figure, view, pointed),
        ViewKind::Heat | ViewKind::Tiles => heat::overlay(figure, view, pointed),
        ViewKind::Multiples => multiples::overlay(indicator, figure, view, pointed),
        ViewKind::Line | ViewKind::Table => line::overlay(indicator, figure, view, pointed),
    }
}

/// The unit of a log scale, which says that it is one; the unit is cut first.
#[inline(never)]
pub fn log_unit(indicator: &Indicator, view: &View, room: f64) -> String {
    let lang = view.locale.lang();
    if indicator.unit.is_empty() {
        return fit(phrases::LOG_SCALE.in_lang(lang), room, FONT, view.measure);
    }
    let said = phrases::ON_LOG_SCALE.in_lang(lang);
    let unit = fit(&indicator.unit, room - view.measure.width(said, FONT), FONT, view.measure);
    [unit.as_str(), said].concat()
}

/// Marks what has no place on a log scale.
#[inline(never)]
pub fn beyond(drawn: &Drawn, scene: &mut Scene) {
    gaps::draw_beyond(drawn, scene);
}

/// Reference values across the plot.
#[inline(never)]
pub fn reference_lines(drawn: &Drawn, scene: &mut Scene) {
    notes::draw_lines(drawn, scene);
}

/// The words of references and annotations.
#[inline(never)]
pub fn notes(drawn: &Drawn, scene: &mut Scene) {
    notes::draw_words(drawn, scene);
}
