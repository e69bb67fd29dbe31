//! Where the tooltip goes.

use crate::geom::{Point, Rect};
use crate::theme::space;

/// Between a mark and the tooltip's edge, CSS px: clear of the marker's ring and the pointer.
const GAP: f64 = space::APART;

/// The left top corner of a tooltip of this size (width, height) for a mark.
///
/// To the right of the mark, else to the left, at its height; where neither
/// side has room, above it, else below. Always within `bounds`; a tooltip
/// larger than they are starts at their left top corner.
pub fn place(at: Point, size: (f64, f64), bounds: Rect) -> Point {
    let (width, height) = size;
    let right = at.x + GAP;
    let left = at.x - GAP - width;
    let (x, y) = if right + width <= bounds.right {
        (right, at.y - height / 2.0)
    } else if left >= bounds.left {
        (left, at.y - height / 2.0)
    } else if at.y - GAP - height >= bounds.top {
        (at.x - width / 2.0, at.y - GAP - height)
    } else {
        (at.x - width / 2.0, at.y + GAP)
    };
    let within = |v: f64, length: f64, low: f64, high: f64| v.min(high - length).max(low);
    Point { x: within(x, width, bounds.left, bounds.right), y: within(y, height, bounds.top, bounds.bottom) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Rect = Rect { left: -10.0, top: -60.0, right: 310.0, bottom: 400.0 };

    #[test]
    fn it_stands_where_there_is_room() {
        let cases = [
            ("right", (100.0, 100.0), (120.0, 40.0), (114.0, 80.0)),
            ("left", (250.0, 100.0), (120.0, 40.0), (116.0, 80.0)),
            ("above", (150.0, 100.0), (200.0, 40.0), (50.0, 46.0)),
            ("below", (150.0, -30.0), (200.0, 40.0), (50.0, -16.0)),
            ("pushed in from the top", (100.0, -55.0), (120.0, 40.0), (114.0, -60.0)),
            ("pushed in from the bottom", (100.0, 398.0), (120.0, 40.0), (114.0, 360.0)),
            ("pushed in from the right", (290.0, 100.0), (310.0, 40.0), (0.0, 46.0)),
        ];
        for (name, (x, y), size, (left, top)) in cases {
            assert_eq!(place(Point { x, y }, size, BOX), Point { x: left, y: top }, "{name}");
        }
    }

    #[test]
    fn it_never_leaves_a_box_that_holds_it() {
        for x in (-10..=310).step_by(5) {
            for y in (-60..=400).step_by(5) {
                let (width, height) = (260.0, 90.0);
                let p = place(Point { x: f64::from(x), y: f64::from(y) }, (width, height), BOX);
                assert!(p.x >= BOX.left && p.x + width <= BOX.right, "{x} {y}");
                assert!(p.y >= BOX.top && p.y + height <= BOX.bottom, "{x} {y}");
            }
        }
    }

    #[test]
    fn one_too_large_starts_at_the_corner() {
        assert_eq!(place(Point { x: 5.0, y: 5.0 }, (900.0, 900.0), BOX), Point { x: -10.0, y: -60.0 });
    }
}
