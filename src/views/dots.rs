//! Dots: a country a row, its value in the first and in the last year, and an
//! arrow from the one to the other, so that the way it went needs no colour.

use super::line::frame::{self, FONT};
use super::rows::{self, Row, Rows, Wanted};
use super::{key, said, styles};
use crate::figure::{Figure, Key, Stop, Target, View};
use crate::format::quantity::integer;
use crate::geom::{Point, Rect, circle, dashes};
use crate::layout::fit;
use crate::model::{Flag, Indicator, Reading, Scale, Series, Year};
use crate::order;
use crate::scale::extent;
use crate::scene::{Anchor, Color, Part, Scene, Shape};
use crate::theme::{leading, space};

/// Radius of the dot of the first year; half the height of the arrow's head,
/// whose tip is the value of the last.
const DOT: f64 = 3.5;
const ARROW: f64 = 6.0;
/// Length of the head.
const LENGTH: f64 = 9.0;
/// Nearer than this, the two years have one place, CSS px.
const SAME: f64 = 1.0;
/// The hole of a mark whose value may turn out otherwise.
const HOLE: f64 = 1.5;
/// Between a mark and what is written beside it.
const GAP: f64 = space::NEAR;
/// Between the parts of the explanation above.
const APART: f64 = space::APART;

/// The two readings of a row.
struct Pair<'a> {
    series: &'a Series,
    readings: [Option<&'a Reading>; 2],
    /// Their numbers, where they have a place on the scale.
    values: [Option<f64>; 2],
}

impl<'a> Pair<'a> {
    fn new(indicator: &Indicator, series: &'a Series) -> Self {
        let (first, last) = indicator.years;
        let readings = [series.at(first), series.at(last)];
        Pair { series, readings, values: readings.map(|r| indicator.placed(r)) }
    }

    /// Whether a break in the series lies between the two.
    fn broken(&self, (first, last): (Year, Year)) -> bool {
        let after = |r: &&Reading| first < r.year && r.year <= last;
        self.series.readings.iter().filter(after).any(|r| r.flag == Some(Flag::Break))
    }

    /// What is said of a year without a mark: why it has no number, or the number that has no place on the scale.
    fn unmarked(&self, at: usize, indicator: &Indicator, view: &View) -> String {
        said(self.readings.get(at).copied().flatten(), indicator, view)
    }
}

/// What is written beside the marks of a row: on the left and on the right.
fn beside(pair: &Pair, indicator: &Indicator, view: &View) -> [String; 2] {
    let print = |value: f64| view.locale.number(value, indicator.decimals);
    let missing = |at: usize, year: Year| {
        let mut text = integer(year);
        text.push_str(": ");
        text.push_str(&pair.unmarked(at, indicator, view));
        text
    };
    let (first, last) = indicator.years;
    match pair.values {
        [Some(from), Some(to)] if from <= to => [print(from), print(to)],
        [Some(from), Some(to)] => [print(to), print(from)],
        [Some(from), None] => [print(from), missing(1, last)],
        [None, Some(to)] => [print(to), missing(0, first)],
        [None, None] => [String::new(), pair.unmarked(1, indicator, view)],
    }
}

fn rows(indicator: &Indicator, view: &View) -> Rows {
    let mut room = (0.0_f64, 0.0_f64);
    for series in &indicator.series {
        let pair = Pair::new(indicator, series);
        let [left, right] = beside(&pair, indicator, view).map(|text| view.measure.width(&text, FONT) + GAP);
        room = (room.0.max(left), room.1.max(right));
    }
    let order = rows::ranked(indicator, &|series| {
        let [from, to] = Pair::new(indicator, series).readings.map(|r| r.and_then(|r| r.value.number()));
        to.or(from)
    });
    let most = view.width * 0.26;
    let beside = (room.0.min(most) + GAP, room.1.min(most) + GAP);
    let log = indicator.show.scale == Scale::Log;
    Rows::new(indicator, view, Wanted { order, extent: extent(indicator), log, beside })
}

/// Arranges the dots.
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    let rows = rows(indicator, view);
    let styles = styles(indicator, view.theme);
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    rows.draw(indicator, view, &mut scene);
    explain(indicator, view, &mut scene);
    let (first, last) = indicator.years;
    let mut targets = Vec::new();
    for (line, row) in rows.rows.iter().enumerate() {
        let (Some(series), Some(style)) = (indicator.series.get(row.series), styles.get(row.series)) else {
            continue;
        };
        let pair = Pair::new(indicator, series);
        draw(&pair, row, (&rows, style.color), (indicator, view), &mut scene);
        let values = pair.values;
        let years = if first == last { vec![last] } else { vec![first, last] };
        for (place, year) in years.into_iter().enumerate() {
            let value = if year == last { values[1] } else { values[0] };
            let x = value.map_or(rows.plot.left, |v| rows.x.map(v));
            // A row without any mark is pointed at as a whole.
            let empty = year == last && values == [None, None];
            let hit = if empty { rows.area(row, view.width) } else { Rect::sized(x, row.y, 0.0, 0.0) };
            let (key, stop) = (key(indicator, row.series, year), Stop { line, place });
            targets.push(Target { key, stop, at: Point { x, y: row.y }, hit, drawn: value.is_some() });
        }
    }
    order::sort_by(&mut targets, |a, b| a.key.cmp(&b.key));
    Figure { scene, targets, plot: rows.plot, outlines: Vec::new() }
}

/// Where the head of an arrow begins that ends at `x`, coming from `from`.
fn back(from: f64, x: f64) -> f64 {
    if from <= x { x - LENGTH } else { x + LENGTH }
}

/// The head of an arrow that ends at `x`, coming from `from`.
fn head(from: f64, x: f64, y: f64) -> Vec<Point> {
    let back = back(from, x);
    vec![Point { x, y }, Point { x: back, y: y - ARROW }, Point { x: back, y: y + ARROW }]
}

/// The arrow and the dots of a row, and their values.
fn draw(
    pair: &Pair,
    row: &Row,
    (rows, color): (&Rows, Color),
    (indicator, view): (&Indicator, &View),
    scene: &mut Scene,
) {
    let y = row.y;
    let at = pair.values.map(|v| v.map(|v| rows.x.map(v)));
    let tentative = pair.readings.map(|r| r.is_some_and(Reading::is_tentative));
    let hole = view.theme.background;
    let mut fill = |points: Vec<Point>, color| scene.push(Part::Series, Shape::Fill { points, color });
    let mut dot = |x: f64, hollow: bool| {
        fill(circle(Point { x, y }, DOT), color);
        if hollow {
            fill(circle(Point { x, y }, DOT - HOLE), hole);
        }
    };
    match at {
        // Where nothing changed there is no way to point.
        [Some(from), Some(to)] if (from - to).abs() < SAME => {
            dot(from, tentative[0]);
            dot(to, tentative[1]);
        }
        [Some(from), Some(to)] => {
            dot(from, tentative[0]);
            // Of a short way, the head is all there is.
            let stop = if from <= to { from.max(back(from, to)) } else { from.min(back(from, to)) };
            let shaft = [Point { x: from, y }, Point { x: stop, y }];
            let pieces = match pair.broken(indicator.years) {
                true => dashes(&shaft, 1.5, 4.0),
                false => vec![shaft.to_vec()],
            };
            let points = head(from, to, y);
            if tentative[1] {
                let mut outline = points.clone();
                outline.extend(points.first().copied());
                scene.push(Part::Series, Shape::Line { points: outline, width: 1.5, color });
            } else {
                scene.push(Part::Series, Shape::Fill { points, color });
            }
            for points in pieces {
                scene.push(Part::Series, Shape::Line { points, width: 2.0, color });
            }
        }
        [Some(x), None] => dot(x, tentative[0]),
        [None, Some(x)] => dot(x, tentative[1]),
        [None, None] => {}
    }
    if !rows.legible() {
        return;
    }
    let theme = view.theme;
    // A head that is longer than the way reaches back beyond the dot.
    let back = match at {
        [Some(from), Some(to)] if (from - to).abs() >= SAME => Some(back(from, to)),
        _ => None,
    };
    let ends = at.into_iter().chain([back]).flatten();
    let left = ends.clone().reduce(f64::min).unwrap_or(rows.plot.left);
    let right = ends.reduce(f64::max).unwrap_or(rows.plot.left);
    let [before, after] = beside(pair, indicator, view);
    let whole = at.iter().all(Option::is_some);
    for (text, x, anchor, sound) in
        [(before, left - GAP, Anchor::End, true), (after, right + GAP, Anchor::Start, whole)]
    {
        let room = if anchor == Anchor::End { x - rows.edge } else { view.width - x };
        let text = if sound && view.measure.width(&text, FONT) > room {
            String::new()
        } else {
            fit(&text, room, FONT, view.measure)
        };
        if !text.is_empty() {
            let color = if sound { theme.text } else { theme.muted };
            rows::write(Shape::Text { at: Point { x, y }, anchor, font: FONT, color, text }, view, scene);
        }
    }
}

/// Above, at the right: a dot for the first year and an arrow's head for the last.
fn explain(indicator: &Indicator, view: &View, scene: &mut Scene) {
    let (first, last) = indicator.years;
    let color = view.theme.muted;
    let y = FONT.size * leading::FIRST;
    let mut right = view.width;
    let unit = view.measure.width(&frame::unit(indicator, view, view.width * 0.6), FONT);
    let years = if first == last { vec![last] } else { vec![last, first] };
    for year in years {
        let text = integer(year);
        let width = view.measure.width(&text, FONT);
        let mark = right - width - GAP - DOT;
        if mark - DOT < unit + GAP {
            return;
        }
        let at = Point { x: right, y };
        scene.push(Part::Words, Shape::Text { at, anchor: Anchor::End, font: FONT, color, text });
        let arrow = year == last && first != last;
        let points =
            if arrow { head(mark - LENGTH, mark + DOT, y) } else { circle(Point { x: mark, y }, DOT) };
        scene.push(Part::Words, Shape::Fill { points, color });
        right = mark - DOT - APART;
    }
}

/// A ring around the mark.
pub fn overlay(_: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let Some(target) = figure.target(pointed) else { return scene };
    let mut points = circle(target.at, ARROW + 3.0);
    points.extend(points.first().copied());
    scene.push(Part::Pointer, Shape::Line { points, width: 2.0, color: view.theme.text });
    scene
}
