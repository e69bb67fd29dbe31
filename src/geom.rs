//! Points, rectangles and paths in CSS pixels, y down.

mod shapes;

pub use shapes::{circle, diamond, rectangle, ring, rounded, triangle};

use crate::order;

/// A point in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

impl Point {
    /// The point that is as far from `origin` as this one is from the left top corner.
    pub fn from(self, origin: Point) -> Point {
        Point { x: self.x + origin.x, y: self.y + origin.y }
    }
}

/// The nearest number from `low` to `high`; `high` if they are the wrong way round. `f64::clamp` would panic then, and
/// its message brings the printing of floats into the wasm.
pub fn between(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// A rectangle in CSS pixels. `left <= right` and `top <= bottom` wherever layout made it.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// From the left top corner and the size.
    pub fn sized(left: f64, top: f64, width: f64, height: f64) -> Self {
        Rect { left, top, right: left + width, bottom: top + height }
    }

    /// Width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Height.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The middle.
    pub fn centre(&self) -> Point {
        Point { x: (self.left + self.right) / 2.0, y: (self.top + self.bottom) / 2.0 }
    }

    /// Whether a point lies inside or on the edge.
    pub fn contains(&self, p: Point) -> bool {
        p.x >= self.left && p.x <= self.right && p.y >= self.top && p.y <= self.bottom
    }
}

/// The part of the piece `a`–`b` inside the rectangle (Liang and Barsky 1984).
fn clip_piece(a: Point, b: Point, r: Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (direction, room) in
        [(-dx, a.x - r.left), (dx, r.right - a.x), (-dy, a.y - r.top), (dy, r.bottom - a.y)]
    {
        if direction == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if direction < 0.0 {
            enter = enter.max(room / direction);
        } else {
            leave = leave.min(room / direction);
        }
    }
    let along = |t: f64| Point { x: a.x + t * dx, y: a.y + t * dy };
    (enter <= leave).then(|| (along(enter), if leave < 1.0 { along(leave) } else { b }))
}

/// The parts of a path inside a rectangle: cut at its edges, never bent to them.
pub fn clip(path: &[Point], r: Rect) -> Vec<Vec<Point>> {
    // As most are.
    if path.len() > 1 && path.iter().all(|p| r.contains(*p)) {
        return vec![path.to_vec()];
    }
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut at: Option<Point> = None;
    for pair in path.windows(2) {
        let [a, b] = pair else { continue };
        let Some((from, to)) = clip_piece(*a, *b, r) else {
            at = None;
            continue;
        };
        match parts.last_mut() {
            Some(part) if at == Some(from) => part.push(to),
            _ => parts.push(vec![from, to]),
        }
        at = Some(to);
    }
    parts
}

/// Slanted stripes over a rectangle, `step` pixels from one to the next along a side.
pub fn stripes(r: Rect, step: f64) -> Vec<Vec<Point>> {
    let mut stripes = Vec::new();
    let mut x = r.left - r.height();
    while x < r.right && step > 0.0 && stripes.len() < MOST_DASHES {
        stripes.extend(clip(&[Point { x, y: r.bottom }, Point { x: x + r.height(), y: r.top }], r));
        x += step;
    }
    stripes
}

/// Whether a point lies inside a closed path (even-odd rule: how often a ray to the right crosses it).
pub fn holds(outline: &[Point], p: Point) -> bool {
    let mut inside = false;
    let mut before = outline.last();
    for b in outline {
        if let Some(a) = before
            && (a.y > p.y) != (b.y > p.y)
            && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)
        {
            inside = !inside;
        }
        before = Some(b);
    }
    inside
}

/// The parts of the piece `a`–`b` inside closed paths (even-odd rule).
pub fn within_outlines(outlines: &[Vec<Point>], a: Point, b: Point) -> Vec<Vec<Point>> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    // On which side of the line, and how far along it.
    let side = |p: &Point| (p.x - a.x) * dy - (p.y - a.y) * dx;
    let mut cuts: Vec<f64> = Vec::new();
    for outline in outlines {
        let mut before = outline.last();
        for to in outline {
            if let Some(from) = before {
                let (f, t) = (side(from), side(to));
                if (f > 0.0) != (t > 0.0) {
                    let share = f / (f - t);
                    let (x, y) = (from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
                    cuts.push(((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy));
                }
            }
            before = Some(to);
        }
    }
    order::sort_by(&mut cuts, f64::total_cmp);
    let along = |t: f64| Point { x: a.x + t * dx, y: a.y + t * dy };
    let mut parts = Vec::new();
    for pair in cuts.chunks(2) {
        if let [enter, leave] = pair {
            let (enter, leave) = (enter.max(0.0), leave.min(1.0));
            if enter < leave {
                parts.push(vec![along(enter), along(leave)]);
            }
        }
    }
    parts
}

/// Most dashes that one path is cut into; beyond it the rest stays whole.
const MOST_DASHES: usize = 2_000;

/// Cuts a path into dashes of `on` pixels with gaps of `off`, carried around its corners.
pub fn dashes(path: &[Point], on: f64, off: f64) -> Vec<Vec<Point>> {
    if !(on > 0.0 && off > 0.0) {
        return vec![path.to_vec()];
    }
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut current: Vec<Point> = path.first().copied().into_iter().collect();
    let (mut drawing, mut left) = (true, on);
    for pair in path.windows(2) {
        let [a, b] = pair else { continue };
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = (dx * dx + dy * dy).sqrt();
        let mut gone = 0.0;
        while length - gone > left && runs.len() < MOST_DASHES {
            gone += left;
            let p = Point { x: a.x + dx * gone / length, y: a.y + dy * gone / length };
            if drawing {
                current.push(p);
                runs.push(std::mem::take(&mut current));
            } else {
                current = vec![p];
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
        left -= length - gone;
        if drawing {
            current.push(*b);
        }
    }
    if drawing && current.len() > 1 {
        runs.push(current);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    fn p(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn a_path_is_cut_at_the_edges_not_bent_to_them() {
        let parts = clip(&[p(-10.0, 5.0), p(5.0, 5.0), p(5.0, 30.0)], BOX);
        assert_eq!(parts, vec![vec![p(0.0, 5.0), p(5.0, 5.0), p(5.0, 10.0)]]);
    }

    #[test]
    fn a_path_that_leaves_and_comes_back_is_two() {
        let parts = clip(&[p(2.0, 5.0), p(2.0, -5.0), p(8.0, -5.0), p(8.0, 5.0)], BOX);
        assert_eq!(parts, vec![vec![p(2.0, 5.0), p(2.0, 0.0)], vec![p(8.0, 0.0), p(8.0, 5.0)]]);
    }

    #[test]
    fn what_lies_in_a_bay_is_outside() {
        let u =
            [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (6.0, 9.0), (6.0, 3.0), (3.0, 3.0), (3.0, 9.0), (0.0, 9.0)];
        let u: Vec<Point> = u.map(|(x, y)| p(x, y)).to_vec();
        let cases =
            [(1.0, 8.0, true), (4.5, 6.0, false), (8.0, 8.0, true), (4.5, 1.0, true), (-1.0, 1.0, false)];
        for (x, y, inside) in cases {
            assert_eq!(holds(&u, p(x, y)), inside, "{x} {y}");
        }
        let parts = within_outlines(std::slice::from_ref(&u), p(-5.0, 6.0), p(20.0, 6.0));
        let ends: Vec<f64> = parts.iter().flatten().map(|q| q.x).collect();
        assert_eq!(ends.len(), 4);
        assert!(ends.iter().zip([0.0, 3.0, 6.0, 9.0]).all(|(a, b)| (a - b).abs() < 1e-9), "{ends:?}");
        assert_eq!(
            within_outlines(std::slice::from_ref(&u), p(1.0, 6.0), p(2.0, 6.0)),
            [[p(1.0, 6.0), p(2.0, 6.0)]]
        );
        assert!(within_outlines(&[u], p(4.0, 6.0), p(5.0, 6.0)).is_empty());
    }

    #[test]
    fn a_path_outside_leaves_nothing() {
        assert!(clip(&[p(-5.0, -5.0), p(20.0, -1.0)], BOX).is_empty());
        assert!(clip(&[p(1.0, 1.0)], BOX).is_empty());
    }

    #[test]
    fn dashes_go_around_corners() {
        let runs = dashes(&[p(0.0, 0.0), p(3.0, 0.0), p(3.0, 5.0)], 4.0, 2.0);
        assert_eq!(runs, vec![vec![p(0.0, 0.0), p(3.0, 0.0), p(3.0, 1.0)], vec![p(3.0, 3.0), p(3.0, 5.0)]]);
    }

    #[test]
    fn a_dash_without_length_leaves_the_path_whole() {
        let path = [p(0.0, 0.0), p(3.0, 0.0)];
        assert_eq!(dashes(&path, 0.0, 2.0), vec![path.to_vec()]);
    }

    #[test]
    fn a_circle_is_round() {
        let points = circle(p(3.0, 4.0), 2.0);
        assert_eq!(points.len(), 36);
        for (i, q) in points.iter().enumerate() {
            let (dx, dy) = (q.x - 3.0, q.y - 4.0);
            assert!((dx.hypot(dy) - 2.0).abs() < 1e-12, "{q:?}");
            let turn = crate::convert::count(i / 9 * 8 + i % 9) * std::f64::consts::PI / 16.0;
            assert!((dx - 2.0 * turn.cos()).abs() < 1e-12 && (dy - 2.0 * turn.sin()).abs() < 1e-12);
        }
    }

    #[test]
    fn a_triangle_stands_on_its_foot_or_on_its_head() {
        for radius in [2.0, -2.0] {
            let corners = triangle(p(3.0, 4.0), radius);
            assert_eq!(corners[0], p(3.0, 4.0 - radius));
            for q in corners {
                assert!(((q.x - 3.0).hypot(q.y - 4.0) - 2.0).abs() < 1e-3, "{q:?}");
            }
        }
    }

    #[test]
    fn a_very_long_path_has_a_bounded_number_of_dashes() {
        assert!(dashes(&[p(0.0, 0.0), p(1e12, 0.0)], 1.0, 1.0).len() <= MOST_DASHES + 1);
    }

    #[test]
    fn round_corners_stay_inside_their_rectangle() {
        for radius in [0.0, 3.0, 99.0] {
            for q in rounded(BOX, radius) {
                assert!(q.x >= -1e-9 && q.x <= 10.0 + 1e-9 && q.y >= -1e-9 && q.y <= 10.0 + 1e-9);
            }
        }
    }
}
