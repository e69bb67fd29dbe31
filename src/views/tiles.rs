//! Tiles: for each country one of the same size, near where it lies, in the
//! colour of its class; other places below, comparators set apart.

use super::classes::{self, Classes};
use super::{key, newest, said};
use crate::convert::count;
use crate::figure::{Figure, Height, Stop, Target, View};
use crate::format::quantity::integer;
use crate::format::words;
use crate::geom::{Point, Rect, between, rectangle};
use crate::layout::fit;
use crate::model::{Indicator, Reading, Series, Year};
use crate::order;
use crate::scene::{Anchor, Color, Part, Scene, Shape};
use crate::text::Font;
use crate::theme::{leading, size, space};

/// Column and row of the seven countries: the isthmus runs from the northwest
/// to the southeast, and whoever has a common border has a common side or corner.
const PLACES: [(&str, usize, usize); 7] =
    [("GTM", 0, 0), ("BLZ", 1, 0), ("SLV", 0, 1), ("HND", 1, 1), ("NIC", 2, 1), ("CRI", 2, 2), ("PAN", 3, 2)];
pub const COLUMNS: usize = 4;
/// Greatest width of a tile, its height where the host leaves it to us, and the least, CSS px.
const TILE: (f64, f64, f64) = (168.0, 76.0, 40.0);
/// Between tiles; above the comparators.
const GAP: f64 = space::TIGHT;
const APART: f64 = space::APART;
/// Between a tile's edge and its words.
const INSET: f64 = space::CLOSE;
/// A tile lower than this has no words.
const LEGIBLE: f64 = 34.0;

/// Fonts of a name, a value and what is said beside it.
pub const NAME: Font = Font { size: size::BODY, bold: false };
pub const VALUE: Font = Font { size: size::BODY, bold: true };
pub const NOTE: Font = Font { size: size::SMALL, bold: false };

/// Column and row of each series, how many rows there are, and which row the comparators begin in.
pub struct Grid {
    /// Of each series.
    pub places: Vec<(usize, usize)>,
    /// Rows of countries in their own places, above all others.
    pub own: usize,
    rows: usize,
    apart: Option<usize>,
}

/// Where a country lies on the isthmus, if it does.
pub fn place(series: &Series) -> Option<(usize, usize)> {
    let place = PLACES.iter().find(|(code, ..)| *code == series.area.iso3);
    place.map(|&(_, column, row)| (column, row))
}

/// The grid, where only some have a place of their own.
pub fn grid(indicator: &Indicator, place: &dyn Fn(&Series) -> Option<(usize, usize)>) -> Grid {
    let mut grid = Grid { places: vec![(0, 0); indicator.series.len()], own: 0, rows: 0, apart: None };
    let fill = |member: &dyn Fn(&Series) -> bool, grid: &mut Grid| {
        let first = grid.rows;
        let mut next = 0;
        for (series, place) in indicator.series.iter().zip(&mut grid.places) {
            if member(series) {
                *place = (next % COLUMNS, first + next / COLUMNS);
                grid.rows = grid.rows.max(place.1 + 1);
                next += 1;
            }
        }
    };
    let compared = |series: &Series| series.area.is_comparator();
    for (series, at) in indicator.series.iter().zip(&mut grid.places) {
        if let Some(found) = place(series) {
            *at = found;
            grid.rows = grid.rows.max(found.1 + 1);
        }
    }
    grid.own = grid.rows;
    fill(&|series| place(series).is_none() && !compared(series), &mut grid);
    let rows = grid.rows;
    fill(&compared, &mut grid);
    grid.apart = (rows > 0 && grid.rows > rows).then_some(rows);
    grid
}

/// The height of the rows from `first` on: as they would like to be, and the least.
pub fn rows(grid: &Grid, first: usize) -> (f64, f64) {
    if grid.rows <= first {
        return (0.0, 0.0);
    }
    let apart = if grid.apart.is_some() { APART } else { 0.0 };
    let of = |tile: f64| apart + count(grid.rows.saturating_sub(first)) * (tile + GAP) - GAP;
    (of(TILE.1), of(TILE.2))
}

/// Height by the number of rows.
pub fn height(indicator: &Indicator) -> Height {
    let (natural, least) = rows(&grid(indicator, &place), 0);
    Height { natural: classes::LEGEND + natural, least: classes::LEGEND + least }
}

/// What the tiles of an indicator have in common.
pub struct Shared<'a> {
    /// Whose.
    pub indicator: &'a Indicator,
    /// For whom.
    pub view: &'a View<'a>,
    /// The colours.
    pub classes: &'a Classes,
    /// Where they are.
    pub grid: &'a Grid,
}

/// Arranges the tiles.
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    let scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let mut figure = Figure { scene, ..Figure::default() };
    let classes = Classes::of(indicator);
    let grid = grid(indicator, &place);
    let dressed = view.height >= height(indicator).least;
    let top = if dressed { classes::LEGEND } else { 0.0 };
    if dressed {
        classes.legend(indicator, view, &mut figure.scene);
    }
    let plot = Rect { left: 0.0, top, right: view.width, bottom: view.height };
    fill(&Shared { indicator, view, classes: &classes, grid: &grid }, 0, plot, &mut figure);
    order::sort_by(&mut figure.targets, |a, b| a.key.cmp(&b.key));
    Figure { plot, ..figure }
}

/// Adds the tiles of the rows from `first` on, over the whole of an area.
pub fn fill(shared: &Shared, first: usize, area: Rect, figure: &mut Figure) {
    let Shared { indicator, view, classes, grid } = *shared;
    let apart = if grid.apart.is_some() { APART } else { 0.0 };
    let gap = GAP.min(view.width * 0.01);
    let wide = between((view.width - gap * 3.0) / count(COLUMNS), 0.0, TILE.0);
    let rows = count(grid.rows.saturating_sub(first).max(1));
    let tall = ((area.height() - apart) / rows - gap).max(0.0);
    let newest = newest(indicator);
    for (row, (series, &(column, line))) in indicator.series.iter().zip(&grid.places).enumerate() {
        if line < first {
            continue;
        }
        let (year, reading) = indicator.shown(series);
        let below = if grid.apart.is_some_and(|first| line >= first) { apart } else { 0.0 };
        let y = area.top + below + count(line - first) * (tall + gap);
        let tile = Rect::sized(count(column) * (wide + gap), y.min(view.height), wide, tall);
        let value = reading.and_then(|r| r.value.number());
        figure.targets.push(Target {
            key: key(indicator, row, year),
            stop: Stop { line, place: column },
            at: tile.centre(),
            hit: tile,
            drawn: value.is_some(),
        });
        let class = value.map(|value| classes.class(value));
        let text = text(reading, (year, newest), indicator, view);
        draw(tile, &Content { series, reading, classes, class, text }, view, &mut figure.scene);
    }
}

/// What a tile shows.
struct Content<'a> {
    /// Whose.
    series: &'a Series,
    /// What of it.
    reading: Option<&'a Reading>,
    classes: &'a Classes,
    /// Its class; none without a number.
    class: Option<usize>,
    /// See [`text`].
    text: [String; 2],
}

/// One tile, with what fits on it.
fn draw(tile: Rect, content: &Content, view: &View, scene: &mut Scene) {
    let theme = view.theme;
    let ink = content.class.map(|class| content.classes.fill(class, tile, theme, scene));
    match ink {
        Some(ink) if content.reading.is_some_and(Reading::is_tentative) => classes::corner(tile, ink, scene),
        Some(_) => {}
        None => classes::hatch(tile, theme, scene),
    }
    if tile.height() >= LEGIBLE {
        write(content, (tile, ink), view, scene);
    }
}

/// The value or why there is none, and the year where it is not the newest.
pub fn text(
    reading: Option<&Reading>,
    (year, newest): (Year, Year),
    indicator: &Indicator,
    view: &View,
) -> [String; 2] {
    [
        said(reading, indicator, view),
        if year == newest { String::new() } else { ["(", &integer(year), ")"].concat() },
    ]
}

/// Name, value and year on a tile, one below the other.
fn write(content: &Content, (tile, ink): (Rect, Option<Color>), view: &View, scene: &mut Scene) {
    let Content { series, text: [value, year], .. } = content;
    let theme = view.theme;
    let room = tile.width() - 2.0 * INSET;
    let fits = |name: &&str| view.measure.width(name, NAME) <= room;
    let name =
        words::names(series.area, view.locale.lang()).into_iter().find(fits).unwrap_or(series.area.iso3);
    let name = fit(name, room, NAME, view.measure);
    let font = if ink.is_some() { VALUE } else { NOTE };
    // A number cut short would be another number.
    let value = match ink {
        Some(_) if view.measure.width(value, font) > room => String::new(),
        Some(_) => value.clone(),
        None => fit(value, room, font, view.measure),
    };
    let year = if view.measure.width(year, NOTE) <= room { year.clone() } else { String::new() };
    let mut lines = vec![(name, NAME), (value, font), (year, NOTE)];
    lines.retain(|(text, _)| !text.is_empty());
    lines.truncate(if tile.height() >= LEGIBLE * 1.6 { 3 } else { 2 });
    let leading = size::BODY * leading::SNUG;
    let first = tile.centre().y - leading * (count(lines.len()) - 1.0) / 2.0;
    for (i, (text, font)) in lines.into_iter().enumerate() {
        let at = Point { x: tile.centre().x, y: first + leading * count(i) };
        if ink.is_none() || theme.hatched {
            // The stripes keep off the words.
            let wide = view.measure.width(&text, font) + space::TIGHT;
            let clear = Rect::sized(at.x - wide / 2.0, at.y - leading / 2.0, wide, leading);
            scene.push(Part::Grid, Shape::Fill { points: rectangle(clear), color: theme.background });
        }
        scene.push(
            Part::Words,
            Shape::Text { at, anchor: Anchor::Middle, font, color: ink.unwrap_or(theme.text), text },
        );
    }
}
