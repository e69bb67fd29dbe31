//! What the colours of the themes must keep, counted: contrast by WCAG 2.2, distances as eyes of four kinds have them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use carsi_charts::geom::between;
use carsi_charts::scene::Color;
use carsi_charts::theme::{System, Theme};

/// Least distance of two series in OKLab: for most eyes, and for protan,
/// deutan and tritan ones. About 0.02 is just noticed side by side.
const APART: (f64, f64) = (0.10, 0.055);

/// Severity 1 of Machado, Oliveira and Fernandes 2009, in linear light.
const EYES: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
];

fn light(color: Color) -> [f64; 3] {
    color.rgb.map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn dot(row: [f64; 3], v: [f64; 3]) -> f64 {
    row[0] * v[0] + row[1] * v[1] + row[2] * v[2]
}

fn contrast(a: Color, b: Color) -> f64 {
    let [a, b] = [a, b].map(|c| dot([0.2126, 0.7152, 0.0722], light(c)) + 0.05);
    a.max(b) / a.min(b)
}

/// Björn Ottosson's OKLab of a colour as an eye of a kind sees it.
fn oklab(color: Color, eye: [[f64; 3]; 3]) -> [f64; 3] {
    let seen = eye.map(|row| between(dot(row, light(color)), 0.0, 1.0));
    let cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ]
    .map(|row| dot(row, seen).cbrt());
    [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ]
    .map(|row| dot(row, cones))
}

fn apart(a: Color, b: Color, eye: [[f64; 3]; 3]) -> f64 {
    let (a, b) = (oklab(a, eye), oklab(b, eye));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn lines_stand_out_from_the_background_and_from_their_neighbours() {
    for theme in [Theme::light(), Theme::dark()] {
        for (i, color) in theme.series.into_iter().enumerate() {
            let next = theme.series[(i + 1) % theme.series.len()];
            assert!(contrast(color, theme.background) >= 3.0, "{color:?}");
            assert!(contrast(color, next) >= 3.0, "{color:?} {next:?}: {}", contrast(color, next));
        }
    }
}

#[test]
fn labels_can_be_read() {
    for theme in [Theme::light(), Theme::dark()] {
        for color in theme.series.into_iter().chain([theme.comparator]) {
            let found = contrast(theme.ink(color), theme.background);
            assert!(found >= 4.5, "{color:?}: {found}");
        }
    }
}

#[test]
fn all_series_are_told_apart_by_all_eyes() {
    for theme in [Theme::light(), Theme::dark()] {
        let (mut most, mut rest) = (f64::INFINITY, f64::INFINITY);
        for (i, a) in theme.series.iter().enumerate() {
            for b in &theme.series[..i] {
                most = most.min(apart(*a, *b, EYES[0]));
                rest = EYES[1..].iter().map(|eye| apart(*a, *b, *eye)).fold(rest, f64::min);
            }
        }
        assert!(most >= APART.0 && rest >= APART.1, "{most} {rest}");
    }
}

#[test]
fn who_asks_for_more_contrast_has_more() {
    for plain in [Theme::light(), Theme::dark()] {
        let theme = plain.clone().contrasting();
        let words = [theme.text, theme.muted, theme.comparator];
        for color in words.into_iter().chain(theme.series.map(|c| theme.ink(c))) {
            assert!(contrast(color, theme.background) >= 7.0, "{color:?}");
        }
        assert!(contrast(theme.axis, theme.background) >= 4.5);
        assert!(contrast(theme.quiet, theme.background) >= 4.5);
        assert!(contrast(theme.grid, theme.background) > contrast(plain.grid, plain.background) * 1.5);
        assert!(theme.thicker > plain.thicker);
    }
}

#[test]
fn forced_colours_are_those_of_the_system_alone() {
    // Windows' "Night sky" and "Desert".
    for [canvas, text, quiet] in [[0x000000, 0xffffff, 0xa6a6a6], [0xfffaef, 0x3d3d3d, 0x676767]] {
        let [canvas, text, quiet] = [canvas, text, quiet].map(Color::hex);
        let theme = Theme::forced(System { canvas, text, quiet });
        let named =
            [theme.text, theme.muted, theme.axis, theme.quiet, theme.comparator, theme.good, theme.bad];
        for color in named.into_iter().chain(theme.series.map(|c| theme.ink(c))).chain(theme.ramp) {
            assert!(color == text || color == quiet, "{color:?}");
            assert!(contrast(color, theme.background) >= 4.5);
        }
        assert!(theme.hatched, "classes have stripes in place of colours");
    }
}
