//! Lines, dots and bands of one series.

use super::frame::Frame;
use crate::geom::{Point, circle, clip, dashes};
use crate::model::{Gaps, Reading, Role, Series};
use crate::scene::{Color, Part, Scene, Shape};

/// Stroke widths, CSS px.
const BOLD: f64 = 2.25;
const THIN: f64 = 1.5;
/// Dash and gap of comparators; of bridged gaps.
const DASH: (f64, f64) = (5.0, 3.5);
const DOT: (f64, f64) = (1.5, 3.5);
/// Opacity of a band in percent.
const BAND: u8 = 16;
/// Half the width of a whisker's caps.
const CAP: f64 = 3.0;

/// What to draw a series with.
pub struct Pen<'a> {
    /// The series.
    pub series: &'a Series,
    /// Its colour.
    pub color: Color,
    /// What is done with gaps.
    pub gaps: Gaps,
}

/// Readings with a number in years that follow one another.
fn runs(series: &Series) -> Vec<Vec<&Reading>> {
    let mut runs: Vec<Vec<&Reading>> = Vec::new();
    for reading in series.readings.iter().filter(|r| r.value.number().is_some()) {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|r| r.year.checked_add(1) == Some(reading.year)) => {
                run.push(reading);
            }
            _ => runs.push(vec![reading]),
        }
    }
    runs
}

/// Draws the band, the line and the dots of a series.
pub fn draw(pen: &Pen, frame: &Frame, scene: &mut Scene) {
    let runs = runs(pen.series);
    let width = if pen.series.role == Role::Highlighted { BOLD } else { THIN };
    let at = |r: &Reading| Point { x: frame.x.map(r.year), y: frame.y.map(r.value.number().unwrap_or(0.0)) };
    if pen.series.role == Role::Highlighted {
        for run in &runs {
            band(run, pen.color, frame, scene);
        }
    }
    let mut previous: Option<Point> = None;
    for run in &runs {
        let path: Vec<Point> = run.iter().map(|r| at(r)).collect();
        if let (Some(from), Some(&to), Gaps::Bridge) = (previous, path.first(), pen.gaps) {
            for points in dashes(&[from, to], DOT.0, DOT.1) {
                scene.push(Part::Series, Shape::Line { points, width, color: pen.color });
            }
        }
        previous = path.last().copied();
        if let [only] = path.as_slice() {
            scene.push(Part::Series, Shape::Fill { points: circle(*only, width + 0.5), color: pen.color });
        }
        for part in clip(&path, frame.plot) {
            let pieces =
                if pen.series.role == Role::Comparator { dashes(&part, DASH.0, DASH.1) } else { vec![part] };
            for points in pieces {
                scene.push(Part::Series, Shape::Line { points, width, color: pen.color });
            }
        }
    }
    if let (Some(end), Role::Highlighted) = (previous, pen.series.role) {
        scene.push(Part::Series, Shape::Fill { points: circle(end, 3.5), color: pen.color });
    }
}

/// The uncertainty of a run: an area where neighbours have intervals, a
/// whisker where only one year does.
fn band(run: &[&Reading], color: Color, frame: &Frame, scene: &mut Scene) {
    let color = color.opacity(BAND);
    for stretch in run.split(|r| r.interval.is_none()).filter(|s| !s.is_empty()) {
        let edge = |r: &&Reading, high: bool| {
            let v = r.interval.map_or(0.0, |i| if high { i.high.get() } else { i.low.get() });
            Point { x: frame.x.map(r.year), y: frame.y.map(v).clamp(frame.plot.top, frame.plot.bottom) }
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
