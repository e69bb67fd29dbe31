//! The map: countries in their outlines, in the colours of their classes;
//! places without an outline as tiles below. Where no outlines have been
//! added, or none is of a country with figures, all are tiles.

mod ground;
mod labels;

use super::classes::{self, Classes};
use super::{heat, key, newest, tiles};
use crate::convert::count;
use crate::countries::outlines;
use crate::figure::{Figure, Height, Key, Stop, Target, View};
use crate::geom::{Point, Rect, stripes, within_outlines};
use crate::model::{Indicator, Reading, Series};
use crate::order;
use crate::scene::{Color, Part, Scene, Shape};
use crate::theme::space;
use ground::Ground;

/// Greatest width of the map, and its least height, CSS px.
const WIDEST: f64 = 640.0;
const LOWEST: f64 = 120.0;
/// Between the map and the tiles.
const APART: f64 = space::GAP;
/// A finger's or a pointer's least target, CSS px (WCAG 2.2, 2.5.8).
const TARGET: f64 = space::TARGET;

/// Where a country of the map lies in the grid of the keys.
fn place(series: &Series) -> Option<(usize, usize)> {
    let outlined = outlines().iter().any(|outline| outline.code == series.area.iso3);
    tiles::place(series).filter(|_| outlined)
}

/// Whether there is anything to draw as a map.
fn is_map(indicator: &Indicator) -> bool {
    indicator.series.iter().any(|series| place(series).is_some())
}

/// The height of the tiles below the map: as they would like to be, and the least.
fn below(grid: &tiles::Grid) -> (f64, f64) {
    let (natural, least) = tiles::rows(grid, grid.own);
    if natural > 0.0 { (natural + APART, least + APART) } else { (0.0, 0.0) }
}

/// Height by the width, for the map keeps its aspect.
pub fn height(indicator: &Indicator, view: &View) -> Height {
    if !is_map(indicator) {
        return tiles::height(indicator);
    }
    let (natural, least) = below(&tiles::grid(indicator, &place));
    let map = (view.width.min(WIDEST) / ground::aspect(outlines())).ceil();
    Height { natural: classes::LEGEND + map.max(LOWEST) + natural, least: classes::LEGEND + LOWEST + least }
}

/// A country on the map.
struct Land<'a> {
    row: usize,
    series: &'a Series,
    reading: Option<&'a Reading>,
    key: Key,
    /// The colour of its class; none without a number.
    color: Option<Color>,
    /// Its parts, CSS px.
    rings: Vec<Vec<Point>>,
    /// What is drawn over it where it has no colour of a class.
    stripes: Vec<Vec<Point>>,
    /// Points inside, the farthest from the borders first.
    inner: Vec<Point>,
}

/// Arranges the map: countries, borders, what has no data, labels, then the tiles.
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    if !is_map(indicator) {
        return tiles::arrange(indicator, view);
    }
    let scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let mut figure = Figure { scene, ..Figure::default() };
    let classes = Classes::of(indicator);
    let grid = tiles::grid(indicator, &place);
    let (natural, least) = below(&grid);
    let height = height(indicator, view);
    let dressed = view.height >= height.least;
    let top = if dressed { classes::LEGEND } else { 0.0 };
    if dressed {
        classes.legend(indicator, view, &mut figure.scene);
    }
    // What is short of the natural height, tiles and map are short of alike.
    let free = (view.height - top).max(0.0);
    let share = free / (height.natural - classes::LEGEND).max(1.0);
    let beneath = if dressed { (natural * share).max(least).min(natural) } else { natural * share.min(1.0) };
    let plot = Rect { left: 0.0, top, right: view.width, bottom: (view.height - beneath).max(top) };
    let ground = Ground::new(outlines(), plot);
    let lands = lands(indicator, view, &classes, &ground);
    draw(&lands, &ground, view, &mut figure.scene);
    let newest = newest(indicator);
    let text = |land: &Land| {
        let year = indicator.shown(land.series).0;
        tiles::text(land.reading, (year, newest), indicator, view)
    };
    let places = labels::draw(&lands, &text, (&ground, plot, view), &mut figure.scene);
    for (land, label) in lands.iter().zip(places) {
        let at = land.inner.first().copied().unwrap_or(plot.centre());
        let (place, line) = grid.places.get(land.row).copied().unwrap_or_default();
        let hit = label.unwrap_or(Rect { left: at.x, top: at.y, right: at.x, bottom: at.y });
        let (wide, tall) = ((TARGET - hit.width()).max(0.0) / 2.0, (TARGET - hit.height()).max(0.0) / 2.0);
        let hit = Rect {
            left: hit.left - wide,
            top: hit.top - tall,
            right: hit.right + wide,
            bottom: hit.bottom + tall,
        };
        let (key, drawn) = (land.key, land.color.is_some());
        figure.targets.push(Target { key, stop: Stop { line, place }, at, hit, drawn });
    }
    for land in lands {
        figure.outlines.extend(land.rings.into_iter().map(|ring| (land.key, ring)));
    }
    let area = Rect { top: (plot.bottom + APART).min(view.height), bottom: view.height, ..plot };
    let shared = tiles::Shared { indicator, view, classes: &classes, grid: &grid };
    tiles::fill(&shared, grid.own, area, &mut figure);
    order::sort_by(&mut figure.targets, |a, b| a.key.cmp(&b.key));
    Figure { plot, ..figure }
}

/// The countries on the map, in the order of the series.
fn lands<'a>(indicator: &'a Indicator, view: &View, classes: &Classes, ground: &Ground) -> Vec<Land<'a>> {
    let mut lands = Vec::new();
    for (row, series) in indicator.series.iter().enumerate() {
        if place(series).is_none() {
            continue;
        }
        let (year, reading) = indicator.shown(series);
        let value = reading.and_then(|r| r.value.number());
        let class = value.map(|value| classes.class(value));
        let color = class.map(|class| classes.color(class, view.theme));
        let rings = ground.rings(series.area.iso3);
        let (around, inner) = (ground::bounds(&rings), ground::inner(&rings));
        let stripes = match class {
            None => stripes(around, classes::HATCH.0),
            Some(class) if view.theme.hatched => classes.lines(class, around),
            Some(_) => Vec::new(),
        };
        lands.push(Land {
            row,
            series,
            reading,
            key: key(indicator, row, year),
            color,
            rings,
            stripes,
            inner,
        });
    }
    lands
}

/// A closed path.
fn closed(ring: &[Point]) -> Vec<Point> {
    ring.iter().chain(ring.first()).copied().collect()
}

/// All outlines that there are: those without figures here show where the others lie.
fn draw(lands: &[Land], ground: &Ground, view: &View, scene: &mut Scene) {
    let theme = view.theme;
    for outline in outlines() {
        let land = lands.iter().find(|land| land.series.area.iso3 == outline.code);
        let part = if land.is_some() { Part::Series } else { Part::Grid };
        let color = match land {
            Some(_) if theme.hatched => theme.background,
            Some(land) => land.color.unwrap_or(theme.background),
            None => theme.track,
        };
        for points in ground.rings(&outline.code) {
            scene.push(part, Shape::Fill { points, color });
        }
    }
    for outline in outlines() {
        for ring in ground.rings(&outline.code) {
            let (points, color) = (closed(&ring), if theme.hatched { theme.text } else { theme.background });
            scene.push(Part::Grid, Shape::Line { points, width: 1.0, color });
        }
    }
    for land in lands {
        let (part, color) = land.color.map_or((Part::Grid, theme.axis), |color| (Part::Series, color));
        for stripe in &land.stripes {
            if let [a, b] = stripe.as_slice() {
                for points in within_outlines(&land.rings, *a, *b) {
                    scene.push(part, Shape::Line { points, width: 1.0, color });
                }
            }
        }
    }
    for land in lands.iter().filter(|land| land.color.is_none()) {
        for ring in &land.rings {
            let (points, color) = (closed(ring), theme.axis);
            scene.push(Part::Grid, Shape::Line { points, width: 1.0, color });
        }
    }
}

/// The outline of the country pointed at, with a halo; a frame around a tile.
pub fn overlay(figure: &Figure, view: &View, pointed: Key) -> Scene {
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    for (width, color) in [(5.0, view.theme.background), (2.5, view.theme.text)] {
        for (_, ring) in figure.outlines.iter().filter(|(key, _)| *key == pointed) {
            scene.push(Part::Pointer, Shape::Line { points: closed(ring), width, color });
        }
    }
    if scene.marks.is_empty() { heat::overlay(figure, view, pointed) } else { scene }
}

/// Half of a length in `parts`, from the first to the last: where `i` lies from 0 to 1.
fn share(i: usize, parts: usize) -> f64 {
    (count(i) + 0.5) / count(parts)
}
