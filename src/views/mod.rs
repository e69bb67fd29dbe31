//! One file or folder per view: a chart and a view in, a figure out.

mod bars;
pub mod classes;
mod dots;
mod fetched;
pub mod goal_bars;
mod heat;
pub mod line;
mod map;
mod multiples;
mod rows;
mod slope;
mod tiles;

use crate::figure::{Figure, Height, Key, View};
use crate::model::{Indicator, Role, Series, ViewKind, Year};
use crate::scene::{Color, Scene};
use crate::theme::Theme;

/// See [`crate::figure::height`].
pub fn height(indicator: &Indicator, view: &View) -> Height {
    match indicator.show.view {
        ViewKind::Line | ViewKind::Table => line::height(view),
        _ => fetched::height(indicator, view),
    }
}

/// See [`crate::figure::arrange`].
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    match indicator.show.view {
        ViewKind::Line => line::arrange(indicator, view),
        ViewKind::Table => Figure::default(),
        _ => fetched::arrange(indicator, view),
    }
}

/// See [`crate::figure::overlay`].
pub fn overlay(indicator: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    match indicator.show.view {
        ViewKind::Line => line::overlay(indicator, figure, view, pointed),
        ViewKind::Table => Scene::default(),
        _ => fetched::overlay(indicator, figure, view, pointed),
    }
}

/// The key of a year of a series.
fn key(indicator: &Indicator, row: usize, year: Year) -> Key {
    Key { row, column: usize::try_from(year.saturating_sub(indicator.years.0)).unwrap_or(0) }
}

/// The latest of the years shown.
fn newest(indicator: &Indicator) -> Year {
    let years = indicator.series.iter().map(|series| indicator.shown(series).0);
    years.max().unwrap_or(indicator.years.1)
}

/// Colour of each series, in order.
pub(crate) fn colors(indicator: &Indicator, theme: &Theme) -> Vec<Color> {
    let color = |s: &Series| match s.role {
        Role::Highlighted => theme.series.get(s.slot % theme.series.len()).copied().unwrap_or(theme.text),
        Role::Muted => theme.quiet,
        Role::Comparator => theme.comparator,
    };
    indicator.series.iter().map(color).collect()
}
