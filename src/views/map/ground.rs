//! From degrees to the plot: the equirectangular projection.

use crate::countries::Outline;
use crate::geom::{Point, Rect, holds};
use crate::order;

use super::share;
use crate::theme::space;

/// Between the outermost coasts and the edge of the plot, CSS px.
const MARGIN: f64 = space::HAIR;
/// Points tried across a country, and down.
const ACROSS: usize = 21;

/// How a map lies on the plot.
pub struct Ground<'a> {
    outlines: &'a [Outline],
    /// CSS px to a degree of latitude.
    scale: f64,
    /// How much shorter a degree of longitude is.
    squeeze: f64,
    /// The north-western corner: degrees, and CSS px.
    from: Point,
    to: Point,
}

/// The rectangle around paths.
pub fn bounds(rings: &[Vec<Point>]) -> Rect {
    let mut points = rings.iter().flatten();
    let Some(first) = points.next() else { return Rect::default() };
    let start = Rect { left: first.x, top: first.y, right: first.x, bottom: first.y };
    points.fold(start, |r, p| Rect {
        left: r.left.min(p.x),
        top: r.top.min(p.y),
        right: r.right.max(p.x),
        bottom: r.bottom.max(p.y),
    })
}

/// The degrees that the outlines reach over, south at the top.
fn reach(outlines: &[Outline]) -> Rect {
    let each = |a: Rect, b: Rect| Rect {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    };
    outlines.iter().map(|outline| bounds(&outline.rings)).reduce(each).unwrap_or_default()
}

/// The cosine of the middle latitude, which is the standard parallel. By its
/// series, off by less than 1e-4 up to 65 degrees: the cosine itself would
/// bring 7 KB of argument reduction into the wasm.
fn squeeze(reach: Rect) -> f64 {
    let x = reach.centre().y.to_radians();
    let x = x * x;
    1.0 - x / 2.0 * (1.0 - x / 12.0 * (1.0 - x / 30.0))
}

/// Width of the map for a height of one.
pub fn aspect(outlines: &[Outline]) -> f64 {
    let reach = reach(outlines);
    if reach.height() > 0.0 { reach.width() * squeeze(reach) / reach.height() } else { 1.0 }
}

impl<'a> Ground<'a> {
    /// The equirectangular projection with the standard parallel in the middle,
    /// `x = R (λ - λ0) cos φ1`, `y = R φ` (Snyder 1987, Map Projections: A
    /// Working Manual, USGS Professional Paper 1395, p. 90 f.), in which shapes
    /// near that parallel are true; over eleven degrees of latitude they are
    /// nowhere off by more than 3 %. As large as fits, at the left.
    pub fn new(outlines: &'a [Outline], plot: Rect) -> Self {
        let reach = reach(outlines);
        let squeeze = squeeze(reach);
        let margin = MARGIN.min(plot.width() * 0.05).min(plot.height() * 0.05);
        let fit = |room: f64, degrees: f64| {
            if degrees > 0.0 { (room - 2.0 * margin).max(0.0) / degrees } else { 0.0 }
        };
        let scale = fit(plot.width(), reach.width() * squeeze).min(fit(plot.height(), reach.height()));
        Ground {
            outlines,
            scale,
            squeeze,
            from: Point { x: reach.left, y: reach.bottom },
            to: Point { x: plot.left + margin, y: plot.top + margin },
        }
    }

    /// The outline of a country on the plot.
    pub fn rings(&self, code: &str) -> Vec<Vec<Point>> {
        let place = |p: &Point| Point {
            x: self.to.x + (p.x - self.from.x) * self.squeeze * self.scale,
            y: self.to.y + (self.from.y - p.y) * self.scale,
        };
        let own = self.outlines.iter().filter(|outline| outline.code == code);
        own.flat_map(|o| &o.rings).map(|ring| ring.iter().map(place).collect()).collect()
    }
}

/// Points inside a country's largest part, the farthest from its border first.
pub fn inner(rings: &[Vec<Point>]) -> Vec<Point> {
    let size = |r: &Vec<Point>| {
        let around = bounds(std::slice::from_ref(r));
        around.width() * around.height()
    };
    let Some(ring) = rings.iter().max_by(|a, b| size(a).total_cmp(&size(b))) else { return Vec::new() };
    let around = bounds(std::slice::from_ref(ring));
    let mut found = Vec::new();
    for i in 0..ACROSS * ACROSS {
        let (x, y) = (share(i % ACROSS, ACROSS), share(i / ACROSS, ACROSS));
        let p = Point { x: around.left + around.width() * x, y: around.top + around.height() * y };
        if holds(ring, p) {
            // Squares of distances: they compare alike.
            let far = |q: &Point| (q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y);
            found.push((ring.iter().map(far).fold(f64::INFINITY, f64::min), p));
        }
    }
    order::sort_by(&mut found, |a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, p)| p).collect()
}
