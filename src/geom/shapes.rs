//! Shapes as polygons.

use super::{Point, Rect, between};

/// Cosines of the first quarter turn in eight pieces: at eight the chord is off
/// by less than 0.1 px up to a radius of 20 px. A table, because the cosine
/// itself would bring 7 KB of argument reduction into the wasm.
const COSINES: [f64; 9] = [
    1.0,
    0.980_785_280_403_230_4,
    0.923_879_532_511_286_7,
    0.831_469_612_302_545_2,
    std::f64::consts::FRAC_1_SQRT_2,
    0.555_570_233_019_602_2,
    0.382_683_432_365_089_8,
    0.195_090_322_016_128_27,
    0.0,
];

/// A circle as a polygon.
pub fn circle(centre: Point, radius: f64) -> Vec<Point> {
    (0..4).flat_map(|quarter| arc(centre, radius, quarter)).collect()
}

/// A quarter of a circle, both ends included, clockwise from the positive x
/// axis on for quarter 0, from the positive y axis on for quarter 1, and so on.
fn arc(centre: Point, radius: f64, quarter: u8) -> impl Iterator<Item = Point> {
    COSINES.iter().zip(COSINES.iter().rev()).map(move |(&cos, &sin)| {
        let (x, y) = match quarter % 4 {
            0 => (cos, sin),
            1 => (-sin, cos),
            2 => (-cos, -sin),
            _ => (sin, -cos),
        };
        Point { x: centre.x + radius * x, y: centre.y + radius * y }
    })
}

/// A piece of a ring as a polygon, from the top clockwise; `turn` is how much of the circle, -1 to 1, counterclockwise
/// below zero. `radii`: inner, outer. Every 128th of a turn is exact, the end between two of them on their chord.
pub fn ring(centre: Point, radii: (f64, f64), turn: f64) -> Vec<Point> {
    /// Cosine and sine of a 128th of a turn.
    const STEP: (f64, f64) = (0.998_795_456_205_172_4, 0.049_067_674_327_418_015);
    const STEPS: f64 = 128.0;
    let steps = between(turn.abs(), 0.0, 1.0) * STEPS;
    let side = if turn < 0.0 { -1.0 } else { 1.0 };
    // From the top: x = sine, y = -cosine.
    let mut ways = vec![(0.0, 1.0)];
    let (mut sin, mut cos, mut gone) = (0.0, 1.0, 0.0);
    while gone < steps {
        let next = (sin * STEP.0 + cos * STEP.1, cos * STEP.0 - sin * STEP.1);
        let part = (steps - gone).min(1.0);
        ways.push((sin + (next.0 - sin) * part, cos + (next.1 - cos) * part));
        (sin, cos) = next;
        gone += 1.0;
    }
    let at = |radius: f64| {
        move |&(sin, cos): &(f64, f64)| Point {
            x: centre.x + side * radius * sin,
            y: centre.y - radius * cos,
        }
    };
    let mut points: Vec<Point> = ways.iter().map(at(radii.1)).collect();
    points.extend(ways.iter().rev().map(at(radii.0)));
    points
}

/// A rectangle as a polygon.
pub fn rectangle(r: Rect) -> Vec<Point> {
    vec![
        Point { x: r.left, y: r.top },
        Point { x: r.right, y: r.top },
        Point { x: r.right, y: r.bottom },
        Point { x: r.left, y: r.bottom },
    ]
}

/// A rectangle with round corners as a polygon; the radius is at most half a side.
pub fn rounded(r: Rect, radius: f64) -> Vec<Point> {
    let radius = radius.min(r.width() / 2.0).min(r.height() / 2.0);
    if radius <= 0.0 {
        return rectangle(r);
    }
    let (left, right) = (r.left + radius, r.right - radius);
    let (top, bottom) = (r.top + radius, r.bottom - radius);
    [(right, bottom, 0), (left, bottom, 1), (left, top, 2), (right, top, 3)]
        .into_iter()
        .flat_map(|(x, y, quarter)| arc(Point { x, y }, radius, quarter))
        .collect()
}

/// A square standing on its corner, `radius` from the middle to each corner.
pub fn diamond(centre: Point, radius: f64) -> Vec<Point> {
    let Point { x, y } = centre;
    vec![
        Point { x, y: y - radius },
        Point { x: x + radius, y },
        Point { x, y: y + radius },
        Point { x: x - radius, y },
    ]
}

/// A triangle with sides of one length, `radius` from the middle to each
/// corner; on its head where that is negative.
pub fn triangle(centre: Point, radius: f64) -> Vec<Point> {
    let Point { x, y } = centre;
    let (half, foot) = (radius * 0.866, y + radius / 2.0);
    vec![Point { x, y: y - radius }, Point { x: x + half, y: foot }, Point { x: x - half, y: foot }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn a_ring_goes_as_far_as_its_turn() {
        for (turn, end) in [
            (0.25, p(8.0, 0.0)),
            (0.5, p(0.0, 8.0)),
            (0.75, p(-8.0, 0.0)),
            (-0.25, p(-8.0, 0.0)),
            (1.0, p(0.0, -8.0)),
            (7.0, p(0.0, -8.0)),
            (0.1, p(8.0 * 36_f64.to_radians().sin(), -8.0 * 36_f64.to_radians().cos())),
        ] {
            let points = ring(p(0.0, 0.0), (6.0, 8.0), turn);
            let last = points[points.len() / 2 - 1];
            assert!((last.x - end.x).abs() < 0.01 && (last.y - end.y).abs() < 0.01, "{turn}: {last:?}");
            assert_eq!(points[0], p(0.0, -8.0));
            assert_eq!(points[points.len() - 1], p(0.0, -6.0));
        }
    }
}
