//! A measure on its own scale: track, bar, baseline, target, milestones.

use super::content::{Row, shown_baseline};
use super::pen::{Pen, Span, Style};
use super::sign;
use crate::geom::{Point, Rect, dashes, diamond, stripes};
use crate::model::{Measure, newest};
use crate::progress::Status;
use crate::progress::trajectory::due;
use crate::scale::{Linear, nice};
use crate::scene::{Color, Part};
use crate::theme::space;

/// Height of the track and the bar, CSS px.
const THICKNESS: f64 = 14.0;
/// How far the baseline's tick stands out above and below.
const TICK: f64 = 4.0;
/// From the bar to its labels: past the tick.
const GAP: f64 = space::TIGHT;
/// Corner distance of the target's diamond, and of the clear space around it.
const DIAMOND: (f64, f64) = (5.5, 8.0);
/// From the edges of the bar's column to the track, so that a diamond at either end stays inside.
pub const INSET: f64 = space::NEAR;
/// The scale ends at the marks that stand still (baseline, target,
/// milestones); a latest value makes it longer, up to this many times the
/// largest of them. Beyond it, the bar is broken: one wild value would
/// otherwise squeeze the way to the target into nothing.
const LONGEST: f64 = 1.5;
/// Half the width and the height of the mark of what was due, CSS px.
const CARET: (f64, f64) = (4.0, 6.0);
/// Dash and gap of the band of an illustrative target, CSS px.
const DASH: f64 = 4.0;
/// Names the zero line; the same in every language and unit.
const ZERO: &str = "0";
/// Opacity of the stretch between the bar's end and a baseline beyond it, percent.
const LOST: u8 = 35;
/// From one stripe of a tentative bar to the next, CSS px.
const STRIPES: f64 = 6.0;
/// Steps that the scale's ends are rounded out to.
const STEPS: f64 = 4.0;

/// The ends of a measure's scale. Zero is always among the numbers, since a
/// bar's length stands for its value.
fn domain(measure: &Measure) -> (f64, f64) {
    let fixed = measure.baseline.iter().map(|b| b.1).chain(measure.target.iter().map(|t| t.value));
    let fixed = fixed.chain(measure.milestones.iter().map(|m| m.value)).map(|v| v.get());
    let fixed = fixed.chain(measure.target.iter().flat_map(|t| t.ends()));
    let (mut low, mut high) = fixed.fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
    let size = high.max(-low);
    if let Some((_, latest)) = measure.latest() {
        let most = if size > 0.0 { size * LONGEST } else { f64::MAX };
        low = low.min(latest.max(-most));
        high = high.max(latest.min(most));
    }
    if low == high {
        high = 1.0;
    }
    let (mut round, _) = nice(low, high, STEPS);
    // No track over values that cannot be.
    if let Some(limit) = measure.limits.0.map(|v| v.get()).filter(|v| *v <= low) {
        round.0 = round.0.max(limit);
    }
    if let Some(limit) = measure.limits.1.map(|v| v.get()).filter(|v| *v >= high) {
        round.1 = round.1.min(limit);
    }
    round
}

/// The mark of what was due: a small triangle whose tip is at a point, from above.
pub fn caret(pen: &mut Pen, tip: Point) {
    let (half, high) = CARET;
    let corners = [(0.0, 0.0), (half, -high), (-half, -high)];
    pen.fill(
        Part::Target,
        corners.map(|(dx, dy)| Point { x: tip.x + dx, y: tip.y + dy }).to_vec(),
        pen.view.theme.text,
    );
}

/// Where a bar was drawn.
pub struct Drawn {
    /// The end of the bar; the start of the track where there is no value.
    pub end: Point,
    /// Below the last label.
    pub bottom: f64,
}

/// Whether a measure has anything that stands on a scale.
pub fn drawable(measure: &Measure) -> bool {
    measure.latest().is_some() || measure.baseline.is_some() || measure.target.is_some()
}

/// A place for a bar with its labels.
#[derive(Clone, Copy)]
pub struct Place {
    /// The track's edges.
    pub track: Span,
    /// The edges that labels keep to.
    pub labels: Span,
    /// Top of the first label.
    pub top: f64,
}

/// Draws a bar and its labels: the baseline's above, the target's below, so
/// that they cannot meet. In a place too narrow for marks, the bar alone.
pub fn draw(pen: &mut Pen, row: &Row, measure: &Measure, place: Place) -> Drawn {
    let Place { track, labels, top } = place;
    let theme = pen.view.theme;
    let (low, high) = domain(measure);
    let scale = Linear { domain: (low, high), range: (track.left, track.right) };
    let x = |value: f64| scale.map(value).max(track.left).min(track.right);
    let note = Style::small(theme.muted, Part::Label);

    let mut y = top;
    let baseline = shown_baseline(measure).map(|(_, value)| x(value));
    if let Some(at) = baseline {
        y = pen.centred(&row.baseline, at, (labels, y), note) + GAP;
    }
    let box_of = |a: f64, b: f64| Rect { left: a.min(b), top: y, right: a.max(b), bottom: y + THICKNESS };
    let middle = y + THICKNESS / 2.0;
    let zero = x(0.0);
    let mut end = Point { x: zero, y: middle };
    pen.rect(Part::Track, box_of(track.left, track.right), theme.track);

    if let Some((_, latest)) = measure.latest() {
        end.x = x(latest);
        pen.rect(Part::Bar, box_of(zero, end.x), theme.comparator);
        if let (Some(from), true) = (baseline, judged(measure.status())) {
            let color = sign::color(measure.status(), theme);
            // What was added stands in the bar, what was lost beside it.
            let edge = from.max(zero.min(end.x)).min(zero.max(end.x));
            pen.rect(Part::Bar, box_of(edge, end.x), color);
            pen.rect(Part::Bar, box_of(from, edge), color.opacity(LOST));
        }
        if newest(&measure.readings).is_some_and(|(reading, _)| reading.is_tentative()) {
            hatch(pen, box_of(zero, end.x));
        }
        if latest > high || latest < low {
            cut(pen, box_of(zero, end.x), if latest > high { -1.0 } else { 1.0 });
        }
    }
    if labels.width() < 4.0 * INSET {
        return Drawn { end, bottom: y + THICKNESS };
    }
    upright(pen, Part::Axis, (zero, y - 2.0, y + THICKNESS + 2.0), (1.0, theme.axis));
    let tip = y + THICKNESS + TICK;
    for milestone in &measure.milestones {
        upright(pen, Part::Target, (x(milestone.value.get()), y + THICKNESS, tip), (1.5, theme.text));
    }
    if let Some(at) = baseline {
        // Clear of both stretches of the bar.
        upright(pen, Part::Baseline, (at, y, y + THICKNESS), (5.0, theme.background));
        upright(pen, Part::Baseline, (at, y - TICK, tip), (2.0, theme.text));
    }
    if let Some(value) = due(measure) {
        caret(pen, Point { x: x(value), y: y + 1.0 });
    }
    let below = tip + GAP - TICK;
    let mut drawn = Drawn { end, bottom: tip };
    if let Some(target) = &measure.target {
        let [low, high] = target.ends().map(x);
        let centre = Point { x: (low + high) / 2.0, y: middle };
        if target.band.is_some() {
            bracket(pen, [Point { x: low, y: y - 2.0 }, Point { x: high, y: tip }], target.official);
        } else {
            lozenge(pen, centre, target.official);
        }
        drawn.bottom = pen.centred(&row.target, centre.x, (labels, below), note);
    }
    // Where bars go left, it is said where they start; the target's label comes first.
    if low < 0.0 {
        let width = pen.width(ZERO, note);
        let target = measure
            .target
            .as_ref()
            .map(|t| t.ends().map(x))
            .map(|[a, b]| ((a + b) / 2.0, pen.width(&row.target, note)));
        let clear = |(at, wide): (f64, f64)| {
            let middle = at.min(labels.right - wide / 2.0).max(labels.left + wide / 2.0);
            (middle - zero).abs() >= (wide + width) / 2.0 + GAP
        };
        if target.is_none_or(clear) {
            drawn.bottom = pen.centred(ZERO, zero, (labels, below), note).max(drawn.bottom);
        }
    }
    drawn
}

fn judged(status: Status) -> bool {
    !matches!(status, Status::Undetermined(_) | Status::NoData)
}

/// An upright line at `x` from `top` to `bottom`, of a width and colour.
fn upright(pen: &mut Pen, part: Part, (x, top, bottom): (f64, f64, f64), (width, color): (f64, Color)) {
    pen.stroke(part, vec![Point { x, y: top }, Point { x, y: bottom }], width, color);
}

/// Slanted stripes through the bar of a value that may turn out otherwise.
fn hatch(pen: &mut Pen, bar: Rect) {
    let color = pen.view.theme.background;
    // Round ends stay inside.
    let inner = Rect::sized(bar.left + 1.0, bar.top + 1.0, bar.width() - 2.0, bar.height() - 2.0);
    for points in stripes(inner, STRIPES) {
        pen.stroke(Part::Bar, points, 1.5, color);
    }
}

/// Two slanted cuts near the end of a bar that goes on past its track;
/// `inward` is -1 at the right end, 1 at the left.
pub fn cut(pen: &mut Pen, bar: Rect, inward: f64) {
    let end = if inward < 0.0 { bar.right } else { bar.left };
    let step = (bar.width() / 6.0).min(5.0);
    for n in [2.0, 4.0] {
        let x = end + inward * n * step;
        let (slant, half) = (step * 0.6, step * 0.3);
        let points = [
            (slant - half, bar.top),
            (slant + half, bar.top),
            (half - slant, bar.bottom),
            (-half - slant, bar.bottom),
        ]
        .map(|(dx, y)| Point { x: x + dx, y });
        pen.fill(Part::Bar, points.to_vec(), pen.view.theme.background);
    }
}

/// A target's band: an upright at each end, across the corners of a box, and a line that joins them at its bottom;
/// dashed where it is an illustration.
fn bracket(pen: &mut Pen, [from, to]: [Point; 2], official: bool) {
    let color = pen.view.theme.text;
    for x in [from.x, to.x] {
        upright(pen, Part::Target, (x, from.y, to.y), (5.0, pen.view.theme.background));
        upright(pen, Part::Target, (x, from.y, to.y), (2.0, color));
    }
    joined(pen, [Point { x: from.x, y: to.y }, to], official);
}

/// The line between the ends of a band.
pub fn joined(pen: &mut Pen, ends: [Point; 2], official: bool) {
    let color = pen.view.theme.text;
    let lines = if official { vec![ends.to_vec()] } else { dashes(&ends, DASH, DASH) };
    for points in lines {
        pen.stroke(Part::Target, points, 2.0, color);
    }
}

/// A target's diamond: solid where it is official, hollow where it is an illustration.
pub fn lozenge(pen: &mut Pen, centre: Point, official: bool) {
    let theme = pen.view.theme;
    let (radius, clear) = DIAMOND;
    pen.fill(Part::Target, diamond(centre, clear), theme.background);
    if official {
        pen.fill(Part::Target, diamond(centre, radius + 0.5), theme.text);
    } else {
        let mut outline = diamond(centre, radius);
        outline.extend(outline.first().copied());
        pen.stroke(Part::Target, outline, 1.5, theme.text);
    }
}
