//! The heat table: countries down, years across, a cell for each reading in
//! the colour of its class, hatched where there is no data.

use super::classes::{self, Classes};
use super::{key, rows};
use crate::convert::count;
use crate::figure::{Figure, Height, Key, Stop, Target, View};
use crate::format::quantity::integer;
use crate::format::words;
use crate::geom::{Point, Rect, rectangle};
use crate::layout::{fit, within};
use crate::model::{Indicator, Role};
use crate::order;
use crate::scale::Years;
use crate::scene::{Anchor, Part, Scene, Shape};
use crate::text::Font;
use crate::theme::{size, space};

/// Fonts of numbers and years, and of names.
const FONT: Font = Font { size: size::SMALL, bold: false };
const NAME: Font = Font { size: size::BODY, bold: false };
/// Height of a row, the least, and the least that words are drawn in.
const ROW: (f64, f64, f64) = (30.0, 15.0, 14.0);
/// Above the comparators, in shares of a row.
const APART: f64 = 0.4;
/// Under the cells: the years.
const BOTTOM: f64 = space::AXIS;
/// Between names and cells, and around a number.
const GAP: f64 = space::NEAR;
/// Most of the width that names may take.
const SHARE: f64 = 0.25;
/// A row has numbers where at most one in so many is too wide for its cell, which then has none: more of them look
/// as if figures were missing.
const FEW: usize = 4;

/// Rows with the gap counted in.
fn share(indicator: &Indicator) -> f64 {
    count(indicator.series.len()) + if rows::is_parted(indicator) { APART } else { 0.0 }
}

/// Height by rows.
pub fn height(indicator: &Indicator) -> Height {
    let of = |row: f64| (classes::LEGEND + BOTTOM + row * share(indicator)).ceil();
    Height { natural: of(ROW.0), least: of(ROW.1) }
}

/// The names of all series as short as they must be, and the width they take.
fn names(indicator: &Indicator, view: &View) -> (Vec<String>, f64) {
    let lang = view.locale.lang();
    let all: Vec<[&str; 3]> = indicator.series.iter().map(|s| words::names(s.area, lang)).collect();
    let mut found = (Vec::new(), 0.0);
    for kind in 0..3 {
        let texts: Vec<&str> = all.iter().filter_map(|names| names.get(kind).copied()).collect();
        let widest = texts.iter().map(|t| view.measure.width(t, NAME)).fold(0.0, f64::max);
        found = (texts, widest);
        if widest <= view.width * SHARE {
            break;
        }
    }
    let room = found.1.min(view.width * SHARE);
    (found.0.iter().map(|t| fit(t, room + 0.01, NAME, view.measure)).collect(), room)
}

/// Arranges the table: names' width, cells, then what is written in them.
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    let theme = view.theme;
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let classes = Classes::of(indicator);
    let (names, room) = names(indicator, view);
    let dressed = view.height >= height(indicator).least;
    let (top, bottom) = if dressed { (classes::LEGEND, BOTTOM) } else { (0.0, 0.0) };
    let left = room + GAP.min(view.width * 0.05);
    let plot = Rect { left, top, right: view.width, bottom: view.height - bottom };
    let (first, last) = indicator.years;
    let columns = f64::from(last) - f64::from(first) + 1.0;
    let (wide, tall) = (plot.width() / columns, plot.height() / share(indicator));
    if dressed {
        classes.legend(indicator, view, &mut scene);
    }
    let legible = tall >= ROW.2;
    let inset = (wide.min(tall) * 0.1).min(0.5);
    let mut targets = Vec::new();
    for (line, row) in rows::ranked(indicator, &|s| s.latest().map(|l| l.1)).into_iter().enumerate() {
        let Some(series) = indicator.series.get(row) else { continue };
        let parted = series.area.is_comparator() && rows::is_parted(indicator);
        let y = plot.top + tall * (count(line) + if parted { APART } else { 0.0 });
        if let (true, Some(name)) = (legible, names.get(row).filter(|n| !n.is_empty())) {
            let color = if series.role == Role::Comparator { theme.muted } else { theme.text };
            let at = Point { x: room, y: y + tall / 2.0 };
            let text = name.clone();
            scene.push(Part::Label, Shape::Text { at, anchor: Anchor::End, font: NAME, color, text });
        }
        let fits = |value| number(value, indicator, view, wide);
        let (mut all, mut wider) = (0, 0);
        for (_, value) in series.numbers() {
            all += 1;
            wider += usize::from(fits(value).is_none());
        }
        let written = legible && !theme.hatched && wider * FEW <= all;
        for (place, year) in (first..=last).enumerate() {
            let hit = Rect::sized(plot.left + wide * count(place), y, wide, tall);
            let cell = Rect {
                left: hit.left + inset,
                top: hit.top + inset,
                right: hit.right - inset,
                bottom: hit.bottom - inset,
            };
            let reading = series.at(year);
            let value = reading.and_then(|r| r.value.number());
            let (key, stop, at) = (key(indicator, row, year), Stop { line, place }, hit.centre());
            targets.push(Target { key, stop, at, hit, drawn: value.is_some() });
            let (Some(reading), Some(value)) = (reading, value) else {
                classes::hatch(cell, theme, &mut scene);
                continue;
            };
            let ink = classes.fill(classes.class(value), cell, theme, &mut scene);
            if reading.is_tentative() {
                classes::corner(cell, ink, &mut scene);
            }
            if let Some(text) = fits(value).filter(|_| written) {
                scene.push(
                    Part::Words,
                    Shape::Text { at, anchor: Anchor::Middle, font: FONT, color: ink, text },
                );
            }
        }
    }
    if dressed {
        years(indicator, view, plot, &mut scene);
    }
    order::sort_by(&mut targets, |a, b| a.key.cmp(&b.key));
    Figure { scene, targets, plot, outlines: Vec::new() }
}

/// A number, if it fits into a cell: as wide as any of so many digits, or it would be chance which are written.
fn number(value: f64, indicator: &Indicator, view: &View, wide: f64) -> Option<String> {
    let text = view.locale.number(value, indicator.decimals);
    let mut any = String::new();
    for c in text.chars() {
        any.push(if c.is_ascii_digit() { '0' } else { c });
    }
    (view.measure.width(&any, FONT) + GAP <= wide).then_some(text)
}

/// Years under their columns.
fn years(indicator: &Indicator, view: &View, plot: Rect, scene: &mut Scene) {
    let (first, last) = indicator.years;
    let half = plot.width() / (f64::from(last) - f64::from(first) + 1.0) / 2.0;
    let scale = Years { years: indicator.years, range: (plot.left + half, plot.right - half) };
    let widest = view.measure.width("2000", FONT);
    for year in scale.ticks(widest, 2.0 * GAP) {
        let text = integer(year);
        let wide = view.measure.width(&text, FONT);
        if wide > view.width {
            continue;
        }
        let at = Point { x: within(scale.map(year), wide, view.width), y: plot.bottom + space::UNDER };
        let color = view.theme.muted;
        scene.push(Part::Axis, Shape::Text { at, anchor: Anchor::Middle, font: FONT, color, text });
    }
}

/// A frame around the cell pointed at, with a halo that parts it from any colour.
pub fn overlay(figure: &Figure, view: &View, pointed: Key) -> Scene {
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let Some(target) = figure.target(pointed) else { return scene };
    for (inset, width, color) in [(2.5, 3.0, view.theme.background), (1.5, 2.0, view.theme.text)] {
        let inset = f64::min(inset, target.hit.width().min(target.hit.height()) / 3.0);
        let r = target.hit;
        let frame = Rect {
            left: r.left + inset,
            top: r.top + inset,
            right: r.right - inset,
            bottom: r.bottom - inset,
        };
        let mut points = rectangle(frame);
        points.extend(points.first().copied());
        scene.push(Part::Pointer, Shape::Line { points, width, color });
    }
    scene
}
