//! What the loader calls.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use super::decode::BrowserDecoder;
use super::locale::IntlLocale;
use super::session::{Session, Wish};
use crate::access;
use crate::error::{Code, Place, Problem, Problems, Severity};
use crate::format::Lang;
use crate::format::problems::{self, Catalogue};
use crate::model::check;
use crate::read::{self, Format, Reading, Request, Table};
use crate::spec;

/// A chart on an element. Freed by the loader when the element leaves the page.
#[wasm_bindgen]
pub struct ChartHandle {
    session: Rc<Session>,
    /// Data by name, for the next load.
    data: RefCell<Data>,
    problems: RefCell<(Problems, Lang)>,
}

/// The data of a load on their way: what waits, what is being read, what was
/// read, and what was wrong with it.
#[derive(Default)]
struct Data {
    /// Name, bytes, format asked for.
    waiting: VecDeque<(String, Vec<u8>, String)>,
    reading: Option<(String, Reading<'static>)>,
    read: Vec<(String, Table)>,
    problems: Problems,
}

/// So many bytes are read at a time: some ten milliseconds.
const SLICE: usize = 256 * 1024;
/// So many records, before the bytes are counted again.
const RECORDS: usize = 64;

impl Data {
    /// Reads a slice more; whether there is more.
    fn step(&mut self) -> bool {
        if let Some((name, mut reading)) = self.reading.take() {
            let end = reading.bytes() + SLICE;
            while reading.bytes() < end {
                if !reading.step(RECORDS) {
                    self.read.push((name, reading.finish(&mut self.problems)));
                    return true;
                }
            }
            self.reading = Some((name, reading));
            return true;
        }
        let Some((name, bytes, format)) = self.waiting.pop_front() else { return false };
        let request = Request { format: wanted(&format, &mut self.problems), decoder: Some(&BrowserDecoder) };
        let small = bytes.len() < SLICE;
        match Reading::begin(Cow::Owned(bytes), &request, &mut self.problems) {
            Some(reading) => self.reading = Some((name, reading)),
            None => self.read.push((name, Table::default())),
        }
        // What is soon read needs no pause.
        !small || self.step()
    }
}

#[wasm_bindgen]
impl ChartHandle {
    /// Builds the chart's elements in `root`, hidden. `rules` are the
    /// declarations of three rules of a sheet that is this chart's alone: see
    /// [`super::rules`]. `notify` is called with a kind (`ready`, `select`) and
    /// a detail, never from within a call to the handle.
    ///
    /// # Errors
    /// What the browser lacks.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &ShadowRoot, rules: &Array, notify: Function) -> Result<ChartHandle, JsValue> {
        let session = Session::new(root, rules, notify, IntlLocale::new(Lang::En, "en"))?;
        Ok(ChartHandle { session, data: RefCell::default(), problems: RefCell::default() })
    }

    /// Gives the next load its data, by the name that the spec calls them.
    /// `format` is the format asked for; empty to find it by the content.
    pub fn source(&self, name: &str, bytes: Vec<u8>, format: &str) {
        if let Ok(mut data) = self.data.try_borrow_mut() {
            data.waiting.push_back((name.to_owned(), bytes, format.to_owned()));
        }
    }

    /// Forgets the data of a load that was given up.
    pub fn forget(&self) {
        self.data.take();
    }

    /// Reads a slice of the data; whether there is more to read. A page gets
    /// time for itself between two calls.
    pub fn read(&self) -> bool {
        self.data.try_borrow_mut().is_ok_and(|mut data| {
            // Small files one after the other, without a pause.
            while data.step() {
                if data.reading.is_some() {
                    return true;
                }
            }
            false
        })
    }

    /// Shows what the spec says. `lang` is the language of the words, `locale`
    /// the tag that numbers are written by. The data were read before, by
    /// [`ChartHandle::read`]. False if there is no chart to show:
    /// [`ChartHandle::problems`] tells why.
    pub fn load(&self, spec: &str, lang: &str, locale: &str) -> bool {
        let lang = if lang == "es" { Lang::Es } else { Lang::En };
        let Data { read, problems: found, .. } = self.data.take();
        let mut problems = Problems::default();
        let spec = spec::parse(spec, &mut problems);
        problems.extend(found);
        let chart = spec.and_then(|spec| check::check(&spec, &read, lang, &mut problems));
        let chart = chart.filter(|_| !problems.failed());
        self.problems.replace((problems, lang));
        let loaded = chart.is_some();
        match chart {
            Some(chart) => self.session.load(chart, IntlLocale::new(lang, locale)),
            None => self.session.unload(),
        }
        loaded
    }

    /// `light`, `dark`, or anything else for the visitor's own.
    pub fn set_theme(&self, name: &str) {
        self.session.set_theme(match name {
            "light" => Wish::Light,
            "dark" => Wish::Dark,
            _ => Wish::Auto,
        });
    }

    /// The sentences on what the chart shows; empty without a chart.
    pub fn summary(&self) -> String {
        let summary =
            self.session.with(|body| Some(access::summary(body.chart.as_ref()?, &body.look.locale)));
        summary.flatten().unwrap_or_default()
    }

    /// The readings as CSV; empty without a chart.
    pub fn csv(&self) -> String {
        self.session.with(|body| body.chart.as_ref().map(access::csv)).flatten().unwrap_or_default()
    }

    /// What is wrong with the input, as objects: `code`, `severity`, `place`,
    /// `row`, `column`, `pointer`, `text`, `sentence`, `assumed`, `mend`.
    /// `words` are the tables of a [`Catalogue`]; without them the last three
    /// are empty.
    pub fn problems(&self, words: &str) -> Array {
        let list = Array::new();
        if let Ok(problems) = self.problems.try_borrow() {
            let (problems, lang) = &*problems;
            for problem in problems.iter() {
                list.push(&object(problem, &Catalogue::new(words), *lang));
            }
        }
        list
    }

    /// How many more problems there were than are listed.
    pub fn beyond(&self) -> usize {
        self.problems.try_borrow().map_or(0, |problems| problems.0.beyond)
    }
}

/// The format of a name; a problem if there is none of that name.
fn wanted(name: &str, problems: &mut Problems) -> Option<Format> {
    let format = Format::named(name);
    if format.is_none() && !name.is_empty() {
        let known: Vec<&str> = read::FORMATS.iter().map(|(name, _)| *name).collect();
        problems.push(Code::DataFormat, Place::Whole, name, &known.join(", "));
    }
    format
}

fn object(problem: &Problem, words: &Catalogue, lang: Lang) -> Object {
    let object = Object::new();
    let severity = match problem.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let number = |n: u64| u32::try_from(n).map_or(JsValue::NULL, JsValue::from);
    let (mut row, mut column, mut pointer) = (JsValue::NULL, JsValue::NULL, JsValue::NULL);
    match &problem.place {
        Place::Whole => {}
        Place::Pointer(at) => pointer = at.into(),
        Place::Cell { line, column: at } => {
            row = number(*line);
            column = at.and_then(|at| u64::try_from(at).ok()).map_or(JsValue::NULL, number);
        }
    }
    let entries = [
        ("code", problem.code.name().into()),
        ("severity", severity.into()),
        ("place", problems::place(problem, lang).into()),
        ("row", row),
        ("column", column),
        ("pointer", pointer),
        ("text", (&problem.text).into()),
        ("sentence", words.sentence(problem, lang).into()),
        ("assumed", words.assumed(problem, lang).into()),
        ("mend", words.mend(problem, lang).into()),
    ];
    for (name, value) in &entries {
        // A new object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
