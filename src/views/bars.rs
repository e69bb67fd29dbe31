//! Bars: a country a row, in one year, from zero.

use super::line::frame::FONT;
use super::rows::{self, Rows, Wanted};
use super::{key, newest, said};
use crate::figure::{Figure, Key, Stop, Target, View};
use crate::format::quantity::integer;
use crate::geom::{Point, Rect, circle, rectangle, stripes};
use crate::layout::fit;
use crate::model::{Indicator, Reading, Role, Series, Year};
use crate::order;
use crate::scene::{Anchor, Color, Part, Scene, Shape};
use crate::theme::{Theme, space};

/// Share of a row that its bar takes.
const BAR: f64 = 0.62;
/// Between a bar or whisker and what is written beside it.
const GAP: f64 = space::CLOSE;
/// Half the height of a whisker's caps, as a share of the bar's.
const CAP: f64 = 0.28;
/// From one stripe of a tentative bar to the next.
const STRIPES: f64 = 6.0;

/// What stands in a row.
struct Content {
    year: Year,
    value: Option<f64>,
    /// Bounds of the interval, where there is one, else the value twice.
    ends: (f64, f64),
    tentative: bool,
    /// The value, with its year where it is not that of the others; or why there is none.
    text: String,
}

fn content(indicator: &Indicator, series: &Series, newest: Year, view: &View) -> Content {
    let (year, reading) = indicator.shown(series);
    let value = reading.and_then(|r| r.value.number());
    let mut text = said(reading, indicator, view);
    if year != newest {
        text.push_str(" (");
        text.push_str(&integer(year));
        text.push(')');
    }
    let bounds = reading.and_then(|r| r.interval).map(|i| (i.low.get(), i.high.get()));
    let ends = bounds.or(value.map(|v| (v, v))).unwrap_or_default();
    Content { year, value, ends, tentative: reading.is_some_and(Reading::is_tentative), text }
}

/// The rows and what stands in each, in the order of the series.
fn rows(indicator: &Indicator, view: &View) -> (Rows, Vec<Content>) {
    let newest = newest(indicator);
    let contents: Vec<Content> =
        indicator.series.iter().map(|series| content(indicator, series, newest, view)).collect();
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    let (mut before, mut after) = (0.0_f64, 0.0_f64);
    for content in &contents {
        low = low.min(content.ends.0);
        high = high.max(content.ends.1);
        let width = view.measure.width(&content.text, FONT) + GAP;
        match content.value {
            Some(value) if value < 0.0 => before = before.max(width),
            _ => after = after.max(width),
        }
    }
    if low == high {
        high = 1.0;
    }
    let most = view.width * 0.3;
    let order = rows::ranked(indicator, &|series| indicator.shown(series).1.and_then(|r| r.value.number()));
    let wanted =
        Wanted { order, extent: (low, high), log: false, beside: (before.min(most), after.min(most)) };
    (Rows::new(indicator, view, wanted), contents)
}

/// One colour for all countries: what tells them apart is their names.
fn color(role: Role, theme: &Theme) -> Color {
    let [accent, ..] = theme.series;
    match role {
        Role::Highlighted => accent,
        Role::Muted => theme.quiet,
        Role::Comparator => theme.comparator,
    }
}

/// The bar of a value.
fn bar(rows: &Rows, y: f64, value: f64) -> Rect {
    let (zero, end) = (rows.x.map(0.0), rows.x.map(value));
    let half = rows.pitch * BAR / 2.0;
    Rect { left: zero.min(end), top: y - half, right: zero.max(end), bottom: y + half }
}

/// Arranges the bars.
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    let (rows, contents) = rows(indicator, view);
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    rows.draw(indicator, view, &mut scene);
    let mut targets = Vec::new();
    for (line, row) in rows.rows.iter().enumerate() {
        let (Some(series), Some(content)) = (indicator.series.get(row.series), contents.get(row.series))
        else {
            continue;
        };
        if let Some(value) = content.value {
            draw_bar(
                bar(&rows, row.y, value),
                (content.tentative, color(series.role, view.theme)),
                view,
                &mut scene,
            );
            whisker(content.ends, row.y, &rows, view, &mut scene);
        }
        if rows.legible() {
            write(content, row.y, &rows, view, &mut scene);
        }
        targets.push(Target {
            key: key(indicator, row.series, content.year),
            stop: Stop { line, place: 0 },
            at: Point { x: rows.x.map(content.value.unwrap_or(0.0)), y: row.y },
            hit: rows.area(row, view.width),
            drawn: content.value.is_some(),
        });
    }
    order::sort_by(&mut targets, |a, b| a.key.cmp(&b.key));
    // Over the bars, where they begin.
    let (x, plot) = (rows.x.map(0.0), rows.plot);
    let points = vec![Point { x, y: plot.top }, Point { x, y: plot.bottom }];
    scene.push(Part::Axis, Shape::Line { points, width: 1.0, color: view.theme.axis });
    Figure { scene, targets, plot, outlines: Vec::new() }
}

/// A bar, striped where its value may turn out otherwise.
fn draw_bar(bar: Rect, (tentative, color): (bool, Color), view: &View, scene: &mut Scene) {
    scene.push(Part::Bar, Shape::Fill { points: rectangle(bar), color });
    if tentative {
        for points in stripes(bar, STRIPES) {
            scene.push(Part::Bar, Shape::Line { points, width: 1.5, color: view.theme.background });
        }
    }
}

/// The uncertainty of a value: a line with caps, over a wider one in the
/// background's colour that keeps it apart from the bar.
fn whisker((low, high): (f64, f64), y: f64, rows: &Rows, view: &View, scene: &mut Scene) {
    if low >= high {
        return;
    }
    let (left, right, cap) = (rows.x.map(low), rows.x.map(high), rows.pitch * BAR * CAP);
    let pieces = [
        vec![Point { x: left, y }, Point { x: right, y }],
        vec![Point { x: left, y: y - cap }, Point { x: left, y: y + cap }],
        vec![Point { x: right, y: y - cap }, Point { x: right, y: y + cap }],
    ];
    for (width, color) in [(4.0, view.theme.background), (1.5, view.theme.text)] {
        for points in pieces.clone() {
            scene.push(Part::Band, Shape::Line { points, width, color });
        }
    }
}

/// Writes the value at the bar's end, outside of bar and whisker.
fn write(content: &Content, y: f64, rows: &Rows, view: &View, scene: &mut Scene) {
    let back = content.value.is_some_and(|value| value < 0.0);
    let (at, anchor, room) = if back {
        let x = rows.x.map(content.ends.0) - GAP;
        (Point { x, y }, Anchor::End, x - rows.edge)
    } else {
        let x = rows.x.map(if content.value.is_some() { content.ends.1 } else { 0.0 }) + GAP;
        (Point { x, y }, Anchor::Start, view.width - x)
    };
    // A number cut short would be another number.
    let text = match content.value {
        Some(_) if view.measure.width(&content.text, FONT) > room => String::new(),
        Some(_) => content.text.clone(),
        None => fit(&content.text, room, FONT, view.measure),
    };
    if !text.is_empty() {
        let color = if content.value.is_some() { view.theme.text } else { view.theme.muted };
        rows::write(Shape::Text { at, anchor, font: FONT, color, text }, view, scene);
    }
}

/// A frame around the bar; a ring at zero where there is none.
pub fn overlay(indicator: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let Some(target) = figure.target(pointed) else { return scene };
    let (rows, contents) = rows(indicator, view);
    let color = view.theme.text;
    match contents.get(pointed.row).and_then(|content| content.value) {
        Some(value) => {
            let mut points = rectangle(bar(&rows, target.at.y, value));
            points.extend(points.first().copied());
            scene.push(Part::Pointer, Shape::Line { points, width: 2.0, color });
        }
        None => {
            for (radius, color) in [(5.5, color), (3.0, view.theme.background)] {
                scene.push(Part::Pointer, Shape::Fill { points: circle(target.at, radius), color });
            }
        }
    }
    scene
}
