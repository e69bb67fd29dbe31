//! One file or folder per view: a chart and a view in, a figure out.

mod bars;
pub mod classes;
mod dots;
mod fetched;
pub mod goal_bars;
mod heat;
pub mod line;
mod marker;
mod rows;
mod slope;
mod tiles;

use crate::figure::{Figure, Height, Key, View};
use crate::model::{Indicator, Role, Series, ViewKind, Year};
use crate::scene::{Color, Scene};
use crate::theme::Theme;
use marker::Marker;

/// See [`crate::figure::height`].
pub fn height(indicator: &Indicator, view: &View) -> Height {
    match indicator.show.view {
        ViewKind::Line => line::height(view),
        _ => fetched::height(indicator, view),
    }
}

/// See [`crate::figure::arrange`].
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    match indicator.show.view {
        ViewKind::Line => line::arrange(indicator, view),
        _ => fetched::arrange(indicator, view),
    }
}

/// See [`crate::figure::overlay`].
pub fn overlay(indicator: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    match indicator.show.view {
        ViewKind::Line => line::overlay(indicator, figure, view, pointed),
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

/// How a series is told from the others: by colour, and by shape for who does not see it.
#[derive(Clone, Copy)]
struct Style {
    color: Color,
    marker: Marker,
}

/// Style of each series, in order.
fn styles(indicator: &Indicator, theme: &Theme) -> Vec<Style> {
    let mut palette = theme.series.iter().cycle().zip(marker::ALL.iter().cycle());
    let style = |s: &Series| match (s.role, Marker::Circle) {
        (Role::Highlighted, plain) => {
            let (color, marker) = palette.next().unwrap_or((&theme.text, &plain));
            Style { color: *color, marker: *marker }
        }
        (Role::Muted, marker) => Style { color: theme.quiet, marker },
        (Role::Comparator, marker) => Style { color: theme.comparator, marker },
    };
    indicator.series.iter().map(style).collect()
}
