//! The shapes that mark the readings of a series.

use crate::geom::{Point, Rect, circle, diamond, rectangle, triangle};

/// A shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    Circle,
    Square,
    Diamond,
    /// Upright.
    Triangle,
    /// On its head.
    Wedge,
}

/// All shapes, in the order in which series get them. Their number is odd and
/// that of the colours even, so a shape comes back in a colour of the other
/// kind, darker or lighter.
pub const ALL: [Marker; 5] =
    [Marker::Circle, Marker::Square, Marker::Diamond, Marker::Triangle, Marker::Wedge];

impl Marker {
    /// Its name, for the legend of the page.
    pub fn name(self) -> &'static str {
        match self {
            Marker::Circle => "circle",
            Marker::Square => "square",
            Marker::Diamond => "diamond",
            Marker::Triangle => "triangle",
            Marker::Wedge => "wedge",
        }
    }

    /// The shape as a polygon, about as large as a circle of the radius.
    pub fn outline(self, centre: Point, radius: f64) -> Vec<Point> {
        match self {
            Marker::Circle => circle(centre, radius),
            Marker::Square => {
                let half = radius * 0.886;
                rectangle(Rect::sized(centre.x - half, centre.y - half, 2.0 * half, 2.0 * half))
            }
            Marker::Diamond => diamond(centre, radius * 1.253),
            Marker::Triangle => triangle(centre, radius * 1.555),
            Marker::Wedge => triangle(centre, radius * -1.555),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gauss's formula.
    fn area(points: &[Point]) -> f64 {
        let next = points.iter().cycle().skip(1);
        points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>().abs() / 2.0
    }

    #[test]
    fn all_shapes_are_as_large_as_the_circle_around_the_same_middle() {
        let centre = Point { x: 30.0, y: -7.0 };
        for marker in ALL {
            let points = marker.outline(centre, 3.5);
            let share = area(&points) / (std::f64::consts::PI * 3.5 * 3.5);
            assert!((0.97..1.01).contains(&share), "{marker:?}: {share}");
            let many = crate::convert::count(points.len());
            let middle = (
                points.iter().map(|p| p.x).sum::<f64>() / many,
                points.iter().map(|p| p.y).sum::<f64>() / many,
            );
            assert!((middle.0 - 30.0).abs() < 1e-9 && (middle.1 + 7.0).abs() < 1e-9, "{marker:?}");
        }
    }

    #[test]
    fn the_hole_of_a_hollow_one_lies_inside_it_with_a_rim_that_can_be_seen() {
        // Of a convex shape around its middle: every corner of the hole is inside every side.
        for marker in ALL {
            let [outer, hole] = [3.5, 2.25].map(|r| marker.outline(Point::default(), r));
            for (a, b) in outer.iter().zip(outer.iter().cycle().skip(1)) {
                let (dx, dy) = (b.x - a.x, b.y - a.y);
                let side = dx.hypot(dy);
                if side < 1e-9 {
                    continue;
                }
                let away = |p: &Point| ((p.x - a.x) * dy - (p.y - a.y) * dx).abs() / side;
                let rim = hole.iter().map(away).fold(f64::INFINITY, f64::min);
                assert!(rim > 0.9, "{marker:?}: {rim}");
            }
        }
    }
}
