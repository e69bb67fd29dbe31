//! A spec in, the HTML that puts its chart into a page out.

mod chart;
mod date;
mod fallback;
mod frozen;
mod html;
mod options;

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use carsi_charts::access;
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::{Chart, Kind};
use serde_json::Value;

use crate::{bytes, misused};
use chart::Given;
use fallback::Fallback;
use frozen::{Package, hash, whole};
use html::{attributes, json, query};
use options::{Options, Way};

/// The package as it is published, of the newest version with the same first number.
const LIVE: &str = "/carsi-charts/1/";

/// Height of a frame where its helper does not run, in CSS pixels.
const FRAME_HEIGHT: &str = "520";

/// The command `snippet`.
pub fn run(words: &[String]) -> ExitCode {
    let options = match Options::parse(words) {
        Ok(options) => options,
        Err(why) => return misused(&why),
    };
    let spec = match bytes(&options.file) {
        Ok(spec) => spec,
        Err(error) => return misused(&format!("{}: {error}", options.file)),
    };
    match snippet(&spec, &options) {
        Ok(snippet) => {
            let _ = io::stdout().write_all(snippet.as_bytes());
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprint!("{why}");
            ExitCode::from(1)
        }
    }
}

/// What is pinned.
#[derive(Default)]
struct Pins {
    /// The package.
    package: Option<Package>,
    /// The hash of the file that `src` names.
    file: Option<String>,
    /// The spec itself, in place of a file.
    inside: Option<Value>,
}

fn snippet(spec: &[u8], options: &Options) -> Result<String, String> {
    let folder = Path::new(&options.file).parent().unwrap_or(Path::new(""));
    let text = std::str::from_utf8(spec).map_err(|error| format!("{}: {error}\n", options.file))?;
    let given = Given::read(text, folder, options.lang)?;
    let (chart, said) = given.chart(options.lang)?;
    eprint!("{said}");
    let pins = if options.frozen { pins(spec, &given, options)? } else { Pins::default() };
    let base = match (&options.base, &pins.package) {
        (Some(base), _) => base.clone(),
        (None, Some(package)) => format!("/carsi-charts/{}/", package.version),
        (None, None) => LIVE.to_owned(),
    };
    Page { chart: &chart, options, pins: &pins, base: &base }.written()
}

fn pins(spec: &[u8], given: &Given, options: &Options) -> Result<Pins, String> {
    let folder = Path::new(&options.file).parent().unwrap_or(Path::new(""));
    let package = Some(Package::read(&options.dist)?);
    if let Some(path) = &options.write {
        let copy = format!("{:#}\n", whole(given, folder, options.lang)?);
        fs::write(path, &copy).map_err(|error| format!("{path}: {error}\n"))?;
        return Ok(Pins { package, file: Some(hash(copy.as_bytes())), inside: None });
    }
    if !given.has_files() {
        return Ok(Pins { package, file: Some(hash(spec)), inside: None });
    }
    if options.way == Way::Element {
        return Ok(Pins { package, file: None, inside: Some(whole(given, folder, options.lang)?) });
    }
    Err("the spec names data files, which could change: --write FILE puts a copy of it with the figures inside, \
         to be published in its place; --element puts it into the page\n"
        .to_owned())
}

/// What is written.
struct Page<'a> {
    chart: &'a Chart,
    options: &'a Options,
    pins: &'a Pins,
    base: &'a str,
}

impl Page<'_> {
    fn written(&self) -> Result<String, String> {
        let script = if self.options.way == Way::Frame { "carsi-charts.frame.js" } else { "carsi-charts.js" };
        let mut lines = vec![self.script(script)?];
        let fallback = Fallback {
            chart: self.chart,
            date: self.options.date,
            frozen: self.options.frozen,
            lang: self.options.lang,
        };
        if self.options.way == Way::Frame {
            lines.push(self.frame());
            lines.push(fallback.citation());
        } else {
            let (tag, attributes) = self.element();
            lines.push(format!("<{tag}{attributes}>"));
            if let Some(spec) = &self.pins.inside {
                lines.push(format!("  <script type=\"application/json\">{}</script>", json(spec)));
            }
            lines.extend(fallback.lines().iter().map(|line| format!("  {line}")));
            lines.push(format!("</{tag}>"));
        }
        Ok(lines.join("\n") + "\n")
    }

    fn script(&self, name: &str) -> Result<String, String> {
        let src = format!("{}{name}", self.base);
        let mut written = attributes(&[("type", "module"), ("src", &src)]);
        if let Some(package) = &self.pins.package {
            written
                .push_str(&attributes(&[("integrity", package.hash(name)?), ("crossorigin", "anonymous")]));
        }
        Ok(format!("<script{written}></script>"))
    }

    /// What the chart is told, by the names of the element's attributes.
    fn told<'t>(&'t self, address: &'t str) -> Vec<(&'static str, &'t str)> {
        let mut told = Vec::new();
        if self.pins.inside.is_none() {
            told.push(("src", address));
        }
        if let Some(hash) = &self.pins.file {
            told.push(("integrity", hash));
        }
        told
    }

    fn lang(&self) -> &'static str {
        match self.options.lang {
            Lang::En => "en",
            Lang::Es => "es",
        }
    }

    fn kind(&self) -> &'static str {
        match self.chart.kind {
            Kind::Indicator(_) => "country-indicator",
            Kind::Goals(_) => "goal-progress",
        }
    }

    /// The name of the element that stands for the chart, and its attributes.
    fn element(&self) -> (&'static str, String) {
        let address = self.options.address();
        let told = self.told(&address);
        // The fallback has a language too.
        let lang = attributes(&[("lang", self.lang())]);
        if self.options.way == Way::Element {
            return (self.kind(), attributes(&told) + &lang);
        }
        let mut written = attributes(&[("data-chart", self.kind())]);
        for (name, value) in told {
            written.push_str(&attributes(&[(&format!("data-{name}"), value)]));
        }
        ("div", written + &lang)
    }

    fn frame(&self) -> String {
        let address = self.options.address();
        let mut told = vec![("chart", self.kind())];
        told.extend(self.told(&address));
        told.push(("lang", self.lang()));
        let src = format!("{}embed.html?{}", self.base, query(&told));
        let title = access::name(self.chart, &NativeLocale { lang: self.options.lang });
        let written = attributes(&[
            ("src", &src),
            ("title", &title),
            ("loading", "lazy"),
            ("width", "100%"),
            ("height", FRAME_HEIGHT),
        ]);
        format!("<iframe{written}></iframe>")
    }
}
