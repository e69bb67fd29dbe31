//! The outlines of countries against the file that they are made from.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use carsi_charts::countries::{OUTLINES, find, install_outlines, outlines};
use carsi_charts::geom::{Point, holds};
use serde_json::Value;

/// The rings of a country of a quantised TopoJSON file, in degrees.
fn rings(topology: &Value, country: &Value) -> Vec<Vec<Point>> {
    let number = |v: &Value| v.as_f64().unwrap();
    let (scale, move_by) = (&topology["transform"]["scale"], &topology["transform"]["translate"]);
    let arc = |index: i64| {
        let at = usize::try_from(if index < 0 { !index } else { index }).unwrap();
        let (mut x, mut y) = (0.0, 0.0);
        let mut points: Vec<Point> = Vec::new();
        for step in topology["arcs"][at].as_array().unwrap() {
            (x, y) = (x + number(&step[0]), y + number(&step[1]));
            points.push(Point {
                x: x * number(&scale[0]) + number(&move_by[0]),
                y: y * number(&scale[1]) + number(&move_by[1]),
            });
        }
        if index < 0 {
            points.reverse();
        }
        points
    };
    let ring = |arcs: &Value| {
        let each = arcs.as_array().unwrap().iter().flat_map(|i| arc(i.as_i64().unwrap()));
        each.collect::<Vec<Point>>()
    };
    let arcs = country["arcs"].as_array().unwrap();
    match country["type"].as_str().unwrap() {
        "Polygon" => arcs.iter().map(ring).collect(),
        _ => arcs.iter().map(|polygon| ring(&polygon[0])).collect(),
    }
}

#[test]
fn they_are_those_of_the_source() {
    assert!(!install_outlines("") && !install_outlines("HND\t1 2 3\nnothing"), "none is as good as none");
    assert!(install_outlines(OUTLINES));
    assert!(!install_outlines(OUTLINES), "once");
    let source = include_str!("../xtask/map/central-america.topojson");
    let topology: Value = serde_json::from_str(source).unwrap();
    let countries = topology["objects"]["countries"]["geometries"].as_array().unwrap();
    assert_eq!(outlines().len(), countries.len());
    for country in countries {
        let code = country["id"].as_str().unwrap();
        assert!(find(code).is_some());
        let ours = outlines().iter().find(|o| o.code == code).unwrap();
        let theirs = rings(&topology, country);
        assert_eq!(ours.rings.len(), theirs.len(), "{code}");
        let near = |a: &Point, b: &Point| (a.x - b.x).abs() < 6e-4 && (a.y - b.y).abs() < 6e-4;
        for (own, ring) in ours.rings.iter().zip(&theirs) {
            assert!(ring.iter().all(|p| own.iter().any(|q| near(p, q))), "{code}");
            assert!(own.iter().all(|p| ring.iter().any(|q| near(p, q))), "{code}");
        }
    }
    // The capitals lie in their countries, by their coordinates to a tenth of a degree.
    for (code, x, y) in
        [("GTM", -90.5, 14.6), ("BLZ", -88.8, 17.2), ("SLV", -89.2, 13.7), ("HND", -87.2, 14.1)]
    {
        for outline in outlines() {
            let inside = outline.rings.iter().any(|ring| holds(ring, Point { x, y }));
            assert_eq!(inside, outline.code == code, "{code} in {}", outline.code);
        }
    }
}
