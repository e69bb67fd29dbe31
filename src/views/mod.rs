//! One file or folder per view: a chart and a view in, a figure out.

mod bars;
pub mod classes;
mod dots;
mod fetched;
pub mod goal_bars;
pub mod goal_path;
pub mod goals;
mod heat;
pub mod line;
mod map;
pub mod marker;
mod multiples;
mod rings;
mod rows;
mod scorecard;
mod slope;
mod tiles;

use crate::figure::{Figure, Height, Key, Target, View};
use crate::format::words;
use crate::model::{Indicator, Missing, Reading, Role, Series, Value, ViewKind, Year};
use crate::scene::{Color, Scene};
use crate::theme::Theme;
use marker::Marker;

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

/// What is written for a reading: its number, or why there is none.
fn said(reading: Option<&Reading>, indicator: &Indicator, view: &View) -> String {
    match reading.map_or(Value::Missing(Missing::Unknown), |r| r.value) {
        Value::Number(number) => view.locale.number(number.get(), indicator.decimals),
        Value::Missing(why) => words::missing(why, view.locale.lang()).to_owned(),
    }
}

/// The series that a key points at, its place on the plot, and the style it
/// has there: what is quiet is as dark as text. `None` if it is not on the plot.
fn pointed<'a>(
    indicator: &'a Indicator,
    figure: &'a Figure,
    view: &View,
    key: Key,
) -> Option<(&'a Target, &'a Series, Style)> {
    let (target, series) = (figure.target(key)?, indicator.series.get(key.row)?);
    let style = *styles(indicator, view.theme).get(key.row)?;
    let color = if series.role == Role::Muted { view.theme.text } else { style.color };
    Some((target, series, Style { color, ..style }))
}

/// The latest of the years shown.
fn newest(indicator: &Indicator) -> Year {
    let years = indicator.series.iter().map(|series| indicator.shown(series).0);
    years.max().unwrap_or(indicator.years.1)
}

/// How a series is told from the others: by colour, and by shape for who does not see it.
#[derive(Clone, Copy)]
pub struct Style {
    /// Of its line and its dots.
    pub color: Color,
    /// Shape of its dots.
    pub marker: Marker,
}

/// Style of each series, in order.
pub fn styles(indicator: &Indicator, theme: &Theme) -> Vec<Style> {
    let style = |s: &Series| match s.role {
        Role::Highlighted => Style {
            color: theme.series.get(s.slot % theme.series.len()).copied().unwrap_or(theme.text),
            marker: marker::ALL.get(s.slot % marker::ALL.len()).copied().unwrap_or(Marker::Circle),
        },
        Role::Muted => Style { color: theme.quiet, marker: Marker::Circle },
        Role::Comparator => Style { color: theme.comparator, marker: Marker::Circle },
    };
    indicator.series.iter().map(style).collect()
}
