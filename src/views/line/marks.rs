//! Lines, dots and bands of one series.
//!
//! What the source says of a reading is to be seen: a value that may change is
//! a hollow dot, the way to a provisional one or a forecast is dashed, and before a break in the
//! series the line is broken, with two slashes.

use super::super::Style;
use super::frame::Scales;
use super::long;
use crate::geom::{Point, between, clip, dashes};
use crate::model::{Flag, Gaps, Indicator, Reading, Role, Series};
use crate::scene::{Color, Part, Scene, Shape};
use crate::theme::Theme;

/// Stroke widths, CSS px: highlighted, other, and pointed at.
const BOLD: f64 = 2.25;
const THIN: f64 = 1.5;
const OVER: f64 = 3.0;
/// Dash and gap of comparators; of the way to what is provisional or a forecast, whose
/// line is thicker; of bridged gaps and of that way of a comparator.
const DASH: (f64, f64) = (5.0, 3.5);
const AHEAD: (f64, f64) = (4.0, 5.5);
pub const DOT: (f64, f64) = (1.5, 3.5);
/// Opacity of a band in percent.
const BAND: u8 = 16;
/// Half the width of a whisker's caps.
const CAP: f64 = 3.0;
/// Radius of the dot at the end of a line.
const END: f64 = 3.5;
/// Stroke of a hollow dot; no hole is smaller than it.
const RING: f64 = 1.25;
/// Most that a hollow dot may take of the way to the next year, so that those
/// of neighbours stay apart.
const SHARE: f64 = 0.45;
/// A break's slashes: half the height, half the lean, and how far each stands
/// from their middle; their middle stands so far before the reading.
const SLASH: (f64, f64, f64) = (4.5, 1.5, 1.75);
const BEFORE: f64 = 7.0;

/// What to draw a series with.
pub struct Pen<'a> {
    /// The series.
    pub series: &'a Series,
    /// How it is shown here.
    pub role: Role,
    /// Its colour, and the shape of its dots.
    pub style: Style,
    /// Has the background, which shows through a hollow dot.
    pub theme: &'a Theme,
    /// Whose series: what is done with gaps, and which numbers have a place on the scale.
    pub indicator: &'a Indicator,
    /// Whether it is pointed at: bold, over what is drawn already.
    pub over: bool,
}

/// Readings with a number on the scale in years that follow one another, up to a break in the series.
#[inline(never)]
fn runs<'a>(pen: &Pen<'a>) -> Vec<Vec<&'a Reading>> {
    let mut runs: Vec<Vec<&Reading>> = Vec::new();
    for reading in pen.series.readings.iter().filter(|r| pen.indicator.placed(Some(r)).is_some()) {
        match runs.last_mut() {
            Some(run)
                if reading.flag != Some(Flag::Break)
                    && run.last().is_some_and(|r| r.year.checked_add(1) == Some(reading.year)) =>
            {
                run.push(reading);
            }
            _ => runs.push(vec![reading]),
        }
    }
    runs
}

/// The path of a run, cut where what is provisional or a forecast begins or ends; whether each part is.
#[inline(never)]
fn stretches(run: &[&Reading], at: &dyn Fn(&Reading) -> Point) -> Vec<(bool, Vec<Point>)> {
    let mut stretches: Vec<(bool, Vec<Point>)> = Vec::new();
    for reading in run {
        let open = reading.is_open();
        let mut path = Vec::new();
        match stretches.last_mut() {
            Some((before, path)) if *before == open => {
                path.push(at(reading));
                continue;
            }
            Some((_, before)) => path.extend(before.last().copied()),
            None => {}
        }
        path.push(at(reading));
        stretches.push((open, path));
    }
    stretches
}

/// Draws the band, the line and the dots of a series.
pub fn draw(pen: &Pen, scales: &Scales, scene: &mut Scene) {
    let role = pen.role;
    let highlighted = role == Role::Highlighted;
    let width = match pen.over {
        true => OVER,
        false if highlighted => BOLD,
        false => THIN,
    } + pen.theme.thicker;
    let color = pen.style.color;
    let at =
        |r: &Reading| Point { x: scales.x.map(r.year), y: scales.y.map(r.value.number().unwrap_or(0.0)) };
    let long = pen.series.chronicle.is_some();
    if long {
        long::draw(pen, width, scales, scene);
    }
    let runs = if long { Vec::new() } else { runs(pen) };
    if highlighted && !pen.over {
        for run in &runs {
            band(run, color, scales, scene);
        }
    }
    let mut line = |points: Vec<Point>, pattern: Option<(f64, f64)>| {
        let mut push = |points| scene.push(Part::Series, Shape::Line { points, width, color });
        match pattern {
            Some((on, off)) => dashes(&points, on, off).into_iter().for_each(push),
            None => push(points),
        }
    };
    let mut dots: Vec<(Point, f64, bool)> = Vec::new();
    let mut previous: Option<Point> = None;
    for run in &runs {
        let first = run.first().map(|r| (at(r), r.flag));
        match (previous, first) {
            (Some(_), Some((to, Some(Flag::Break)))) => {
                // Never as far as the year before.
                let x = to.x - BEFORE.min(scales.x.pitch() / 2.0);
                let (half, lean, apart) = SLASH;
                for x in [x - apart, x + apart] {
                    let ends = [(lean, -half), (-lean, half)];
                    line(ends.map(|(dx, dy)| Point { x: x + dx, y: to.y + dy }).to_vec(), None);
                }
            }
            (Some(from), Some((to, _))) if pen.indicator.gaps == Gaps::Bridge => {
                line(vec![from, to], Some(DOT));
            }
            _ => {}
        }
        for (open, path) in stretches(run, &at) {
            let pattern = match (open, role) {
                (true, Role::Comparator) => Some(DOT),
                (true, _) => Some(AHEAD),
                (false, Role::Comparator) => Some(DASH),
                (false, _) => None,
            };
            for part in clip(&path, scales.plot) {
                line(part, pattern);
            }
        }
        for reading in run {
            let (hollow, alone) = (reading.is_tentative(), run.len() == 1);
            if hollow || alone {
                // Next to one another, hollow dots get smaller.
                let most = if alone { END } else { scales.x.pitch() * SHARE };
                let radius = if hollow { (width * 0.4 + 2.1).min(most).max(2.0 * RING) } else { width + 0.5 };
                dots.push((at(reading), radius, hollow));
            }
        }
        previous = run.last().map(|r| at(r));
    }
    let end = pen.series.readings.iter().rfind(|r| pen.indicator.placed(Some(r)).is_some());
    if let (Some(end), true) = (end, highlighted) {
        dots.push((at(end), END, end.is_tentative()));
    }
    for (centre, radius, hollow) in dots {
        let mut dot = |radius, color| {
            scene.push(Part::Series, Shape::Fill { points: pen.style.marker.outline(centre, radius), color });
        };
        dot(radius, color);
        if hollow {
            dot(radius - RING, pen.theme.background);
        }
    }
}

/// The uncertainty of a run: an area where neighbours have intervals, a
/// whisker where only one year does.
#[inline(never)]
fn band(run: &[&Reading], color: Color, scales: &Scales, scene: &mut Scene) {
    let color = color.opacity(BAND);
    for stretch in run.split(|r| r.interval.is_none()).filter(|s| !s.is_empty()) {
        let edge = |r: &&Reading, high: bool| {
            let v = r.interval.map_or(0.0, |i| if high { i.high.get() } else { i.low.get() });
            Point {
                x: scales.x.map(r.year),
                y: between(scales.y.map(v), scales.plot.top, scales.plot.bottom),
            }
        };
        if let [only] = stretch {
            let (top, foot) = (edge(only, true), edge(only, false));
            let color = color.opacity(BAND * 4);
            let cap = |p: Point| vec![Point { x: p.x - CAP, ..p }, Point { x: p.x + CAP, ..p }];
            for points in [vec![top, foot], cap(top), cap(foot)] {
                scene.push(Part::Band, Shape::Line { points, width: 1.5, color });
            }
            continue;
        }
        let upper = stretch.iter().map(|r| edge(r, true));
        let lower = stretch.iter().rev().map(|r| edge(r, false));
        let points: Vec<Point> = upper.chain(lower).collect();
        scene.push(Part::Band, Shape::Fill { points, color });
    }
}
