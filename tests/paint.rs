//! One scene, two back ends: what the SVG says is what a canvas is told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use carsi_charts::geom::{Point, circle};
use carsi_charts::paint::{Dialect, paint, svg};
use carsi_charts::scene::{Anchor, Color, Part, Scene, Shape};
use carsi_charts::text::{Font, MeasureText};
use carsi_charts::theme::Theme;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

type Done = Result<(), DrawingErrorKind<std::io::Error>>;

/// Writes down what a canvas would be told.
#[derive(Default)]
struct Recorder {
    calls: Vec<String>,
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    path.into_iter().map(|(x, y)| format!("{x},{y} ")).collect()
}

fn ink(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    format!("#{r:02X}{g:02X}{b:02X} {}", color.alpha)
}

impl DrawingBackend for Recorder {
    type ErrorType = std::io::Error;
    fn get_size(&self) -> (u32, u32) {
        (0, 0)
    }
    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }
    fn present(&mut self) -> Done {
        Ok(())
    }
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Done {
        panic!("nothing is painted pixel by pixel")
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.calls.push(format!("line {} {} {}", points(path), ink(style.color()), style.stroke_width()));
        Ok(())
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.calls.push(format!("fill {} {}", points(path), ink(style.color())));
        Ok(())
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        self.calls.push(format!("text {text} at {} size {:.3} {}", at.0, style.size(), ink(style.color())));
        Ok(())
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let start = tag.find(&format!(" {name}=\"")).expect(name) + name.len() + 3;
    let rest = &tag[start..];
    &rest[..rest.find('"').unwrap()]
}

/// The calls that an SVG document of ours stands for, in the recorder's words.
fn read_svg(document: &str) -> Vec<String> {
    let mut calls = Vec::new();
    let mut lines = document.lines().skip(1);
    while let Some(line) = lines.next() {
        let color = |key| format!("{} {}", attribute(line, key), attribute(line, "opacity"));
        if line.starts_with("<polyline") {
            let width = attribute(line, "stroke-width");
            calls.push(format!("line {} {} {width}", attribute(line, "points"), color("stroke")));
        } else if line.starts_with("<polygon") {
            calls.push(format!("fill {} {}", attribute(line, "points"), color("fill")));
        } else if line.starts_with("<text") {
            let size = attribute(line, "font-size").parse::<f64>().unwrap();
            let text = lines.next().expect("the text");
            calls.push(format!("text {text} at {} size {size:.3} {}", attribute(line, "x"), color("fill")));
        }
    }
    calls
}

fn recorded(scene: &Scene, ratio: f64) -> Vec<String> {
    let mut recorder = Recorder::default();
    paint(scene, "sans-serif", Dialect::canvas(ratio, None), &mut recorder).unwrap();
    recorder.calls
}

fn p(x: f64, y: f64) -> Point {
    Point { x, y }
}

fn scene() -> Scene {
    let mut scene = Scene { width: 200.0, height: 100.0, marks: Vec::new() };
    let red = Color::hex(0xc0392b);
    let line = |points, width, color| Shape::Line { points, width, color };
    scene.push(Part::Grid, line(vec![p(0.0, 20.0), p(200.0, 20.0)], 1.0, Color::hex(0xe3e5e8)));
    scene.push(Part::Series, line(vec![p(1.0, 2.0), p(30.3, 40.7), p(99.9, 5.0)], 2.25, red));
    scene.push(Part::Band, Shape::Fill { points: circle(p(50.0, 50.0), 3.5), color: red.opacity(16) });
    for (anchor, bold) in [(Anchor::Start, false), (Anchor::End, true)] {
        let font = Font { size: 13.0, bold };
        let text = "Panamá & <co>".to_owned();
        scene.push(Part::Label, Shape::Text { at: p(70.0, 60.0), anchor, font, color: red, text });
    }
    scene
}

#[test]
fn the_svg_says_what_the_canvas_is_told() {
    let document = svg(&scene(), &Theme::light());
    let told: Vec<String> =
        recorded(&scene(), 1.0).iter().map(|c| c.replace("& <co>", "&amp; &lt;co&gt;")).collect();
    assert_eq!(read_svg(&document)[1..], told, "{document}");
    assert_eq!(told.len(), 5);
}

/// Each character is as wide as the size of its font, a wide one twice that.
struct Ems;

impl MeasureText for Ems {
    fn width(&self, text: &str, font: Font) -> f64 {
        text.chars().map(|c| if c == 'W' { 2.0 } else { 1.0 }).sum::<f64>() * font.size
    }
}

fn written(text: &str, anchor: Anchor, numerals: bool) -> Vec<String> {
    let font = Font { size: 10.0, bold: false };
    let mut scene = Scene::default();
    let text = text.to_owned();
    scene.push(Part::Label, Shape::Text { at: p(5.0, 60.0), anchor, font, color: Color::hex(0), text });
    let mut recorder = Recorder::default();
    let measure: Option<&dyn MeasureText> = if numerals { Some(&Ems) } else { None };
    paint(&scene, "sans-serif", Dialect::canvas(2.0, measure), &mut recorder).unwrap();
    let said = |call: String| call.replace("text ", "").replace(" size 160.000 #000000 1", "");
    recorder.calls.into_iter().map(said).collect()
}

#[test]
fn numerals_after_words_are_written_one_by_one_where_the_layout_measured_them() {
    let wales = ["Wales at 80", "4 at 1200", "5 at 1360", ". at 1520", "3 at 1680"];
    assert_eq!(written("Wales 45.3", Anchor::Start, true), wales);
    assert_eq!(written("Wales 45.3", Anchor::Start, false), ["Wales 45.3 at 80"]);
    let old = ["G20 at 80", "\u{2212} at 720", "1 at 880", "( at 1200", "9 at 1360", ") at 1520"];
    assert_eq!(written("G20 \u{2212}1 (9)", Anchor::Start, true), old);
    for whole in ["1994", "45.3 %", "12 345", "G20", "Panam\u{e1}", " ", ""] {
        assert_eq!(written(whole, Anchor::Start, true).len(), 1, "{whole}");
    }
    for anchor in [Anchor::Middle, Anchor::End] {
        assert_eq!(written("Wales 45.3", anchor, true), ["Wales 45.3 at 80"]);
    }
}

#[test]
fn the_document_is_in_css_pixels_with_its_background() {
    let document = svg(&scene(), &Theme::dark());
    assert!(document.starts_with("<svg width=\"200\" height=\"100\" "), "{document}");
    assert!(document.contains("viewBox=\"0 0 1600 800\""));
    assert!(read_svg(&document)[0].starts_with("fill 0,0 1600,0 1600,800 0,800  #16181C"));
    assert!(document.trim_end().ends_with("</svg>"));
}

#[test]
fn hairlines_cover_whole_device_pixels_at_every_ratio() {
    for ratio in [1.0, 1.25, 1.5, 2.0, 3.0] {
        for y in [20.0, 20.3, 20.5, 33.9] {
            let mut scene = Scene::default();
            let points = vec![p(0.0, y), p(10.0, y)];
            scene.push(Part::Grid, Shape::Line { points, width: 1.0, color: Color::hex(0) });
            let call = recorded(&scene, ratio).remove(0);
            let words: Vec<&str> = call.split([' ', ',']).collect();
            let (middle, width): (f64, f64) =
                (words[2].parse().unwrap(), words.last().unwrap().parse().unwrap());
            assert_eq!((middle - width / 2.0) % 8.0, 0.0, "{call} at {ratio}");
            assert_eq!(width % 8.0, 0.0);
            assert!((middle / 8.0 - y * ratio).abs() <= 1.0, "{call} at {ratio}");
        }
    }
}
