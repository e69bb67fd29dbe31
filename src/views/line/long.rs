//! The line of a long series: where there are more readings than columns of
//! pixels, what their line covers, column by column, in place of a line through
//! all of them. In the browser this function is a door of the part `long` of
//! the wasm, which reads such series.
//!
//! The outline is that of the stroke: the disc that a round pen is stands on the
//! lowest and the highest reading of each column (found in the series' pyramid)
//! and wherever the line crosses from one column to the next. Nothing of the
//! line lies beyond these, so the picture is that of a line through every reading.

use std::borrow::Cow;
use std::ops::Range;

use super::frame::Scales;
use super::marks::{DOT, Pen};
use crate::convert::{count, floor_usize};
use crate::geom::{Point, between, dashes};
use crate::model::{Chronicle, Ends, Gaps, Scale, Year};
use crate::scene::{Part, Scene, Shape};

/// Width of a column, CSS px: half a pixel of a dense screen. No side of the line is off by more than half of this.
const COLUMN: f64 = 0.25;
/// More readings than one in so many CSS px are drawn as what their line covers.
const DENSE: f64 = 0.5;

/// The path of a series: lines, and areas where they would be as dense as one.
#[inline(never)]
pub fn draw(pen: &Pen, width: f64, scales: &Scales, scene: &mut Scene) {
    let Some(chronicle) = pen.series.chronicle.as_deref() else { return };
    let all = chronicle.within(scales.x.years);
    let below = || chronicle.ends(all.clone()).is_some_and(|ends| ends.lowest <= 0.0);
    // What has no place on a log scale is a gap.
    let (chronicle, all) = if pen.indicator.show.scale == Scale::Log && below() {
        let above = chronicle.above_zero(all);
        let all = 0..above.len();
        (Cow::Owned(above), all)
    } else {
        (Cow::Borrowed(chronicle), all)
    };
    let path = Path { chronicle: &chronicle, scales };
    let color = pen.style.color;
    if count(all.len()) <= scales.plot.width() / DENSE {
        for run in path.runs(all.clone()) {
            let points: Vec<Point> = run.filter_map(|at| path.at(at)).collect();
            let shape = match points.as_slice() {
                [only] => Shape::Fill { points: pen.style.marker.outline(*only, width + 0.5), color },
                _ => Shape::Line { points, width, color },
            };
            scene.push(Part::Series, shape);
        }
    } else {
        for points in path.covered(all.clone(), width / 2.0).outlines() {
            scene.push(Part::Series, Shape::Fill { points, color });
        }
    }
    if pen.indicator.gaps == Gaps::Bridge {
        for gap in path.gaps(all) {
            for points in dashes(&gap, DOT.0, DOT.1) {
                scene.push(Part::Series, Shape::Line { points, width, color });
            }
        }
    }
}

/// A series on its scales.
struct Path<'a> {
    chronicle: &'a Chronicle,
    scales: &'a Scales,
}

impl Path<'_> {
    fn at(&self, index: usize) -> Option<Point> {
        let (year, value) = self.chronicle.get(index)?;
        Some(self.point(year, value))
    }

    fn point(&self, year: Year, value: f64) -> Point {
        let plot = self.scales.plot;
        Point { x: self.scales.x.map(year), y: between(self.scales.y.map(value), plot.top, plot.bottom) }
    }

    /// The stretches of readings that follow on one another.
    fn runs(&self, all: Range<usize>) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for at in all {
            match runs.last_mut() {
                Some(run) if self.chronicle.follows(at) => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        }
        runs
    }

    /// The gaps that are wide enough to be seen.
    fn gaps(&self, all: Range<usize>) -> Vec<[Point; 2]> {
        let mut gaps = Vec::new();
        for at in self.chronicle.broken(all) {
            if let (Some(from), Some(to)) = (self.at(at - 1), self.at(at))
                && to.x - from.x > COLUMN
            {
                gaps.push([from, to]);
            }
        }
        gaps
    }

    /// What a pen of a radius covers.
    fn covered(&self, all: Range<usize>, radius: f64) -> Stroke {
        let plot = self.scales.plot;
        let columns = floor_usize((plot.width() / COLUMN).ceil()).max(1);
        let margin = (radius / COLUMN).ceil();
        let places = columns + 1 + 2 * floor_usize(margin);
        let left = plot.left - margin * COLUMN;
        let mut stroke = Stroke { left, radius, covers: vec![BARE; places] };
        let first = f64::from(self.scales.x.years.0);
        let step = COLUMN / self.scales.x.pitch();
        let (mut start, mut few) = (all.start, 1);
        let mut before: Option<Ends> = None;
        for column in 1..=columns {
            // The last column has what is left.
            let end = if column == columns {
                all.end
            } else {
                let right = first + count(column) * step;
                Chronicle::round(start..self.chronicle.index_near(right, start + few).max(start).min(all.end))
            };
            let ends = self.chronicle.ends(start..end);
            if let Some(ends) = ends {
                few = end - start;
                for (at, value) in [(ends.low, ends.lowest), (ends.high, ends.highest)] {
                    stroke.stamp(self.chronicle.year(at).map(|year| self.point(year, value)));
                }
                // What overlaps needs nothing between.
                let overlap = |b: Ends| b.lowest < ends.highest && b.highest > ends.lowest;
                if start > all.start && !before.is_some_and(overlap) && self.chronicle.follows(start) {
                    self.cross(start, &mut stroke);
                }
            }
            before = ends;
            start = end;
        }
        stroke
    }

    /// Where the piece that leads to a reading crosses from column to column.
    fn cross(&self, at: usize, stroke: &mut Stroke) {
        let (Some(from), Some(to)) = (self.at(at - 1), self.at(at)) else { return };
        let left = self.scales.plot.left;
        let column = |x: f64| floor_usize((x - left) / COLUMN);
        for column in column(from.x) + 1..=column(to.x) {
            let x = left + count(column) * COLUMN;
            let share = between((x - from.x) / (to.x - from.x), 0.0, 1.0);
            stroke.stamp(Some(Point { x, y: from.y + (to.y - from.y) * share }));
        }
    }
}

/// What a round pen covers.
struct Stroke {
    /// The first place; the others are a column apart.
    left: f64,
    radius: f64,
    /// At each place its top and bottom, y down; bottom above top where there is nothing.
    covers: Vec<(f64, f64)>,
}

/// Nothing.
const BARE: (f64, f64) = (f64::INFINITY, f64::NEG_INFINITY);

/// Adds to a cover.
#[inline(always)]
fn join(cover: &mut (f64, f64), high: f64, low: f64) {
    // Not `min` and `max`, which are calls.
    if high < cover.0 {
        cover.0 = high;
    }
    if low > cover.1 {
        cover.1 = low;
    }
}

impl Stroke {
    /// Sets the pen down.
    fn stamp(&mut self, on: Option<Point>) {
        let Some(Point { x, y }) = on else { return };
        let first = floor_usize(((x - self.radius - self.left) / COLUMN).ceil());
        let last = floor_usize((x + self.radius - self.left) / COLUMN);
        let covers = self.covers.get_mut(first..=last).unwrap_or_default();
        let mut away = self.left + count(first) * COLUMN - x;
        for cover in covers {
            let rise = (self.radius * self.radius - away * away).max(0.0).sqrt();
            join(cover, y - rise, y + rise);
            away += COLUMN;
        }
    }

    /// The areas, one for each stretch without a gap.
    fn outlines(&self) -> Vec<Vec<Point>> {
        let mut outlines = Vec::new();
        let (mut tops, mut bottoms): (Vec<Point>, Vec<Point>) = (Vec::new(), Vec::new());
        for (place, (top, bottom)) in self.covers.iter().copied().chain([BARE]).enumerate() {
            let x = self.left + count(place) * COLUMN;
            if top <= bottom {
                tops.push(Point { x, y: top });
                bottoms.push(Point { x, y: bottom });
            } else if !tops.is_empty() {
                let mut outline = std::mem::take(&mut tops);
                bottoms.reverse();
                outline.append(&mut bottoms);
                outlines.push(outline);
            }
        }
        outlines
    }
}
