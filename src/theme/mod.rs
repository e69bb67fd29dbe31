//! Colours, sizes and spacing. Nothing else in the crate names a colour, the size of a font, or what is between things;
//! nor do the style sheets of the elements.

mod sizes;

use crate::scene::Color;

pub use sizes::{leading, size, space};

/// The look of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// CSS font family list.
    pub font: String,
    /// Values, titles.
    pub text: Color,
    /// Axis labels, muted words; at least 4.5:1 on the background.
    pub muted: Color,
    /// Behind the plot.
    pub background: Color,
    /// Grid lines.
    pub grid: Color,
    /// The zero line, axis ticks.
    pub axis: Color,
    /// Lines of series that are not highlighted; at least 3:1.
    pub quiet: Color,
    /// Comparators (region, world).
    pub comparator: Color,
    /// Series, in order, a lighter and a darker one in turn: at least 3:1 on
    /// the background and from one to the next. Words about one have [`Theme::ink`].
    pub series: [Color; 10],
    /// Percent of its series' colour in a label; the rest is that of the text.
    pub tint: u8,
    /// Added to the width of lines, CSS px.
    pub thicker: f64,
    /// Whether classes are told apart by stripes, not by colours.
    pub hatched: bool,
    /// Better, on track.
    pub good: Color,
    /// Between.
    pub fair: Color,
    /// Worse, moving away.
    pub bad: Color,
    /// Undetermined.
    pub neutral: Color,
    /// The scale behind a goal bar.
    pub track: Color,
    /// Classes of numbers on one side of zero, from the lowest to the highest.
    pub ramp: [Color; 7],
    /// Classes below zero, from zero on, where numbers lie on both sides.
    pub below: [Color; 7],
    /// Classes above zero, likewise.
    pub above: [Color; 7],
    /// Words on a class's colour: one of the two always has 4.5:1.
    pub inks: [Color; 2],
}

/// Family list used where the page names none.
pub const FONT: &str =
    "\"Public Sans\", system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif";

/// See [`Theme::tint`].
const TINT: u8 = 68;

/// What a system of forced colours has (CSS Color 4, system colours).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct System {
    /// `Canvas`: the background.
    pub canvas: Color,
    /// `CanvasText`: words on it.
    pub text: Color,
    /// `GrayText`: what is set back.
    pub quiet: Color,
}

impl Theme {
    /// On a white page.
    pub fn light() -> Self {
        Theme {
            font: FONT.to_owned(),
            text: Color::hex(0x1b1b1b),
            muted: Color::hex(0x5c5f66),
            background: Color::hex(0xffffff),
            grid: Color::hex(0xe3e5e8),
            axis: Color::hex(0x9aa0a8),
            quiet: Color::hex(0x8e949d),
            comparator: Color::hex(0x6b7078),
            series: [
                0xe7715f, 0x19398a, 0xa88502, 0x073c2d, 0x8887f3, 0x761348, 0x36a577, 0x572200, 0xd86ec1,
                0x4b1166,
            ]
            .map(Color::hex),
            tint: TINT,
            thicker: 0.0,
            hatched: false,
            good: Color::hex(0x1b7a4b),
            fair: Color::hex(0x8f6a00),
            bad: Color::hex(0xb3261e),
            neutral: Color::hex(0x666c75),
            track: Color::hex(0xeceef1),
            ramp: [0xd0e8fe, 0x90cbfe, 0x5fadec, 0x2e8ed4, 0x0770b0, 0x015386, 0x03385c].map(Color::hex),
            below: [0xebdefe, 0xd3b6f6, 0xb792e2, 0x9b70c9, 0x7e52aa, 0x603887, 0x432163].map(Color::hex),
            above: [0xc0f2db, 0x88d8b6, 0x4dbd93, 0x05a074, 0x067e5b, 0x015e43, 0x01402c].map(Color::hex),
            inks: [0x000000, 0xffffff].map(Color::hex),
        }
    }

    /// On a dark page.
    pub fn dark() -> Self {
        Theme {
            font: FONT.to_owned(),
            text: Color::hex(0xf0f1f3),
            muted: Color::hex(0xa9afb8),
            background: Color::hex(0x16181c),
            grid: Color::hex(0x2c3036),
            axis: Color::hex(0x6b727c),
            quiet: Color::hex(0x6b727c),
            comparator: Color::hex(0x9aa1ab),
            series: [
                0xfeab95, 0x2166c7, 0xdfc65a, 0x3a6f57, 0xb1bdfd, 0xb83753, 0x67e1c2, 0x9c5603, 0xfdc8f7,
                0x79569c,
            ]
            .map(Color::hex),
            tint: TINT,
            thicker: 0.0,
            hatched: false,
            good: Color::hex(0x57c78d),
            fair: Color::hex(0xdcb43f),
            bad: Color::hex(0xff7b6b),
            neutral: Color::hex(0xa2a9b3),
            track: Color::hex(0x2a2e34),
            ramp: [0x1f405b, 0x215b88, 0x2678b4, 0x3896dc, 0x57b5ff, 0x9fd2fd, 0xdbeefe].map(Color::hex),
            below: [0x443557, 0x634881, 0x835eab, 0xa378d1, 0xc195f3, 0xdabcfe, 0xf0e6ff].map(Color::hex),
            above: [0x184735, 0x06674a, 0x088761, 0x00a97a, 0x3bc897, 0x6fe6b7, 0xb2ffdc].map(Color::hex),
            inks: [0x000000, 0xffffff].map(Color::hex),
        }
    }

    /// In the colours that the visitor's system forces on all pages: lines are
    /// told apart by their markers and labels, classes by stripes.
    pub fn forced(system: System) -> Self {
        let System { canvas, text, quiet } = system;
        Theme {
            text,
            muted: text,
            background: canvas,
            grid: quiet.opacity(50),
            axis: quiet,
            quiet,
            comparator: text,
            series: [text; 10],
            hatched: true,
            good: text,
            fair: text,
            bad: text,
            neutral: text,
            track: quiet.opacity(50),
            ramp: [text; 7],
            below: [text; 7],
            above: [text; 7],
            inks: [text; 2],
            ..Theme::light()
        }
        .thickened()
    }

    /// For who asks for more contrast: what is set back comes forward, lines are thicker.
    pub fn contrasting(self) -> Self {
        let toward = |color, share| mixed(self.text, color, share);
        Theme {
            muted: toward(self.muted, 65),
            grid: toward(self.grid, 40),
            axis: toward(self.axis, 60),
            quiet: toward(self.quiet, 40),
            comparator: toward(self.comparator, 65),
            good: toward(self.good, 50),
            fair: toward(self.fair, 50),
            bad: toward(self.bad, 50),
            neutral: toward(self.neutral, 65),
            track: toward(self.track, 15),
            tint: 30,
            ..self
        }
        .thickened()
    }

    fn thickened(mut self) -> Self {
        self.thicker = 0.75;
        self
    }

    /// What is written about a series of a colour: at least 4.5:1 for all of ours.
    pub fn ink(&self, color: Color) -> Color {
        mixed(color, self.text, self.tint)
    }
}

/// So many percent of the one colour, the rest of the other, in sRGB.
fn mixed(one: Color, other: Color, percent: u8) -> Color {
    let (share, rest) = (u16::from(percent), u16::from(100_u8.saturating_sub(percent)));
    let channel =
        |a: u8, b: u8| u8::try_from((u16::from(a) * share + u16::from(b) * rest) / 100).unwrap_or(a);
    let ([r, g, b], [red, green, blue]) = (one.rgb, other.rgb);
    Color { rgb: [channel(r, red), channel(g, green), channel(b, blue)], opacity: one.opacity }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(color: Color) -> f64 {
        let linear = color.rgb.map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn contrast_is_what_the_guidelines_count() {
        let (black, white) = (Color::hex(0), Color::hex(0xffffff));
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(Color::hex(0x767676), white) - 4.54).abs() < 0.01);
    }

    #[test]
    fn words_and_lines_can_be_read_on_their_background() {
        for theme in [Theme::light(), Theme::dark()] {
            let words =
                [theme.text, theme.muted, theme.comparator, theme.good, theme.fair, theme.bad, theme.neutral];
            for color in words.into_iter().chain(theme.series.map(|c| theme.ink(c))) {
                assert!(contrast(color, theme.background) >= 4.5, "{color:?}");
            }
            assert!(contrast(theme.quiet, theme.background) >= 3.0);
        }
    }

    /// As seen by protan, deutan and tritan eyes (Machado et al. 2009), in linear light.
    const EYES: [[[f64; 3]; 3]; 3] = [
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    fn seen(color: Color, eye: [[f64; 3]; 3]) -> [f64; 3] {
        let light = color.rgb.map(|c| (f64::from(c) / 255.0).powf(2.2));
        eye.map(|m| {
            let sum = m[0] * light[0] + m[1] * light[1] + m[2] * light[2];
            crate::geom::between(sum, 0.0, 1.0).powf(1.0 / 2.2)
        })
    }

    #[test]
    fn classes_are_ordered_and_told_apart_by_all_eyes() {
        for theme in [Theme::light(), Theme::dark()] {
            let darkens = luminance(theme.background) > 0.5;
            for ramp in [theme.ramp, theme.below, theme.above] {
                for pair in ramp.windows(2) {
                    assert_eq!(luminance(pair[1]) < luminance(pair[0]), darkens, "{pair:?}");
                }
                for color in ramp {
                    assert!(contrast(color, theme.background) >= 1.15, "{color:?}");
                    assert!(theme.inks.iter().any(|ink| contrast(*ink, color) >= 4.5), "{color:?}");
                }
            }
            let steps = [theme.ramp, theme.below, theme.above];
            let mut pairs: Vec<(Color, Color)> =
                steps.iter().flat_map(|r| r.windows(2).map(|p| (p[0], p[1]))).collect();
            pairs.push((theme.below[0], theme.above[0]));
            for (a, b) in pairs {
                for eye in EYES {
                    let (a, b) = (seen(a, eye), seen(b, eye));
                    let apart: f64 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(apart >= 0.06, "{a:?} {b:?}: {apart}");
                }
            }
        }
    }
}
