//! The plot of one measure: readings, the way to the target, milestones, and
//! where the pace so far leads.

use crate::convert::count;
use crate::figure::View;
use crate::format::quantity::integer;
use crate::geom::{Point, Rect, circle, clip, dashes, diamond};
use crate::model::{Flag, Measure, Target, Year};
use crate::progress::trajectory::{Trajectory, is_under_way};
use crate::scale::Axis;
use crate::scene::{Anchor, Color, Part, Shape};
use crate::theme::{leading, size, space};
use crate::views::goal_bars::pen::{Pen, Span};
use crate::views::goal_bars::{bar, sign};
use crate::views::line::frame::{FONT, Scales, tick_labels};

/// Room for a dot and half a label above the plot, and for the years below it, CSS px.
const TOP: f64 = space::GAP;
const BOTTOM: f64 = space::AXIS;
/// Between tick labels and the plot, and between year labels.
const TICK: f64 = space::NEAR;
const YEARS_APART: f64 = space::APART;
/// Dash and gap of the way, and of the pace.
const WAY: (f64, f64) = (5.0, 3.5);
const PACE: (f64, f64) = (1.5, 3.5);
/// Radius of a reading's dot, and of its hole where it may turn out otherwise.
const DOT: (f64, f64) = (3.5, 2.0);
/// Corner distance of a milestone's mark.
const MILESTONE: f64 = 3.5;
/// Room for the target's diamond at the right.
const INSET: f64 = space::NEAR;
/// Width of a sample in the key, CSS px.
const SAMPLE: f64 = 22.0;

/// What a sentence of the key stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    Target,
    Way,
    Gap,
    Pace,
    None,
}

/// The numbers that the scale holds: all but the pace, which may lead far away.
fn extent(measure: &Measure) -> (f64, f64) {
    let mut values: Vec<f64> = measure.numbers().map(|(_, value)| value).collect();
    values.extend(measure.baseline.map(|(_, v)| v.get()));
    values.extend(measure.target.iter().flat_map(|t| t.ends()));
    values.extend(measure.milestones.iter().map(|m| m.value.get()));
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if low <= high { (low, high) } else { (0.0, 1.0) }
}

fn years(measure: &Measure) -> (Year, Year) {
    let mut years: Vec<Year> = measure.numbers().map(|(year, _)| year).collect();
    years.extend(measure.baseline.map(|(year, _)| year));
    years.extend(measure.target.as_ref().map(|t| t.year));
    years.extend(measure.milestones.iter().map(|m| m.year));
    (years.iter().copied().min().unwrap_or(0), years.iter().copied().max().unwrap_or(0))
}

/// A target's mark: a diamond at a point, or a band from end to end.
fn aim(pen: &mut Pen, target: &Target, ends: [Point; 2], centre: Point) {
    if target.band.is_none() {
        return bar::lozenge(pen, centre, target.official);
    }
    for Point { x, y } in ends {
        let cap = vec![Point { x: x - MILESTONE, y }, Point { x: x + MILESTONE, y }];
        pen.stroke(Part::Target, cap, 2.0, pen.view.theme.text);
    }
    bar::joined(pen, ends, target.official);
}

/// Draws the plot; gives where its latest reading is.
pub fn draw(pen: &mut Pen, measure: &Measure, area: Rect) -> Point {
    let theme = pen.view.theme;
    let axis = Axis::new(extent(measure), false, 3.0);
    let scales = frame(pen, &axis, years(measure), area);
    let at = |(year, value): (Year, f64)| Point { x: scales.x.map(year), y: scales.y.map(value) };
    let color = sign::color(measure.status(), theme);

    let mut end = Point { x: scales.plot.left, y: scales.plot.bottom };
    if let Some(way) = Trajectory::of(measure) {
        let points: Vec<Point> =
            (way.baseline.0..=way.target.0).map(|year| at((year, way.at(year)))).collect();
        dashed(pen, &points, WAY, theme.muted);
        if let Some(latest) = measure.latest().filter(|_| is_under_way(measure)) {
            if let Some(value) = way.forecast(latest) {
                let ends = pace(&way, latest, value, &at);
                for piece in clip(&ends, scales.plot) {
                    dashed(pen, &piece, PACE, color);
                }
            }
            if latest.0 > way.baseline.0 && latest.0 <= way.target.0 {
                let gap = [at(latest), at((latest.0, way.at(latest.0)))];
                pen.stroke(Part::Verdict, gap.to_vec(), 2.0, color);
            }
        }
    }
    for step in &measure.milestones {
        let centre = at((step.year, step.value.get()));
        pen.fill(Part::Target, diamond(centre, MILESTONE), theme.text);
    }
    for (ahead, run) in runs(measure) {
        let points: Vec<Point> = run.iter().map(|reading| at(*reading)).collect();
        let pieces = if ahead { dashes(&points, WAY.0, WAY.1) } else { vec![points] };
        for points in pieces.into_iter().filter(|points| points.len() > 1) {
            pen.stroke(Part::Series, points, 2.0 + theme.thicker, theme.text);
        }
    }
    for reading in &measure.readings {
        let Some(value) = reading.value.number() else { continue };
        end = at((reading.year, value));
        pen.fill(Part::Series, circle(end, DOT.0), theme.text);
        if reading.is_tentative() {
            pen.fill(Part::Series, circle(end, DOT.1), theme.background);
        }
    }
    if let Some((year, value)) = measure.baseline {
        let (centre, radius) = (at((year, value.get())), DOT.0 + 2.5);
        let mut ring = circle(centre, radius);
        ring.extend(ring.first().copied());
        pen.stroke(Part::Baseline, ring, 1.25, theme.text);
    }
    if let Some(target) = &measure.target {
        let ends = target.ends().map(|value| at((target.year, value)));
        let [centre, _] = ends;
        aim(pen, target, ends, centre);
    }
    end
}

/// The way from the latest reading on, at the pace so far.
fn pace(way: &Trajectory, latest: (Year, f64), value: f64, at: &dyn Fn((Year, f64)) -> Point) -> Vec<Point> {
    if !way.geometric {
        return vec![at(latest), at((way.target.0, value))];
    }
    let pace = Trajectory { baseline: latest, target: (way.target.0, value), geometric: true };
    (latest.0..=way.target.0).map(|year| at((year, pace.at(year)))).collect()
}

/// Readings of years that follow one another, and whether they are the way to what is provisional or a forecast. A missing year and a break
/// in the series break the line.
fn runs(measure: &Measure) -> Vec<(bool, Vec<(Year, f64)>)> {
    let mut runs: Vec<(bool, Vec<(Year, f64)>)> = Vec::new();
    for reading in &measure.readings {
        let Some(value) = reading.value.number() else { continue };
        let here = (reading.year, value);
        let open = reading.is_open();
        let follows = |(year, _): &(Year, f64)| year.checked_add(1) == Some(reading.year);
        let last = runs.last().and_then(|(_, run)| run.last()).copied();
        match (runs.last_mut(), last.filter(follows)) {
            (Some((was, run)), Some(_)) if *was == open && reading.flag != Some(Flag::Break) => {
                run.push(here)
            }
            // Where one begins, the other ends.
            (_, Some(last)) if reading.flag != Some(Flag::Break) => runs.push((open, vec![last, here])),
            _ => runs.push((open, vec![here])),
        }
    }
    runs
}

fn dashed(pen: &mut Pen, points: &[Point], (on, off): (f64, f64), color: Color) {
    for piece in dashes(points, on, off) {
        pen.stroke(Part::Target, piece, 1.5, color);
    }
}

/// Grid, ticks and years.
fn frame(pen: &mut Pen, axis: &Axis, years: (Year, Year), area: Rect) -> Scales {
    let view: &View = pen.view;
    let theme = view.theme;
    let (labels, widest) = tick_labels(axis, area.width() * 0.4, view);
    let left = (area.left + widest + TICK).min(area.right - 1.0).max(area.left);
    let bottom = (area.bottom - BOTTOM).max(area.top + TOP + 1.0);
    let right = (area.right - INSET).max(left + 1.0);
    let plot = Rect { left, top: area.top + TOP, right, bottom };
    let scales = Scales::new(plot, axis, years);
    let text = |at, anchor, text| Shape::Text { at, anchor, font: FONT, color: theme.muted, text };
    let pitch = plot.height() / count(axis.ticks.len().saturating_sub(1).max(1));
    for (value, label) in axis.ticks.iter().zip(labels) {
        let y = scales.y.map(*value);
        pen.level(Part::Grid, Span { left, right: area.right }, y, theme.grid);
        if pitch >= size::SMALL * leading::LABEL && view.measure.width(&label, FONT) <= left - area.left {
            pen.scene.push(Part::Axis, text(Point { x: left - TICK, y }, Anchor::End, label));
        }
    }
    let widest = view.measure.width("2000", FONT);
    for year in scales.x.ticks(widest, YEARS_APART) {
        let x = scales.x.map(year);
        let tick = vec![Point { x, y: bottom }, Point { x, y: bottom + space::TICK }];
        pen.stroke(Part::Axis, tick, 1.0, theme.axis);
        let label = integer(year);
        let half = view.measure.width(&label, FONT) / 2.0;
        let x = x.min(view.width - half).max(half);
        pen.scene.push(
            Part::Axis,
            text(Point { x, y: bottom + space::TICK + space::UNDER }, Anchor::Middle, label),
        );
    }
    scales
}

/// A sample of a mark, from a point to the right.
pub fn sample(pen: &mut Pen, measure: &Measure, what: Sample, at: Point) {
    let theme = pen.view.theme;
    let color = sign::color(measure.status(), theme);
    let line = [Point { x: at.x + 1.0, ..at }, Point { x: at.x + SAMPLE, ..at }];
    let centre = Point { x: at.x + SAMPLE / 2.0, ..at };
    match what {
        Sample::Way => dashed(pen, &line, WAY, theme.muted),
        Sample::Pace => dashed(pen, &line, PACE, color),
        Sample::Gap => {
            let ends = [-5.0, 5.0].map(|dy| Point { y: centre.y + dy, ..centre });
            pen.stroke(Part::Verdict, ends.to_vec(), 2.0, color);
        }
        Sample::Target => {
            if let Some(target) = &measure.target {
                aim(pen, target, [-5.0, 5.0].map(|dy| Point { y: centre.y + dy, ..centre }), centre);
            }
        }
        Sample::None => {}
    }
}
