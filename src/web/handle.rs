//! What the loader calls.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use super::decode::{self, Steps};
use super::locale::IntlLocale;
use super::session::{Session, Wish};
use crate::access;
use crate::error::{Place, Problem, Problems, Severity};
use crate::format::Lang;
use crate::format::problems::{self, Catalogue};
use crate::model::check;
use crate::read::{Table, plain};
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
    reading: Option<(String, Box<dyn Steps>)>,
    read: Vec<(String, Table)>,
    problems: Problems,
}

/// So many bytes are read at a time: some five milliseconds.
const SLICE: usize = 128 * 1024;
/// So many records, before the bytes are counted again.
const RECORDS: usize = 16;

/// What a call to [`ChartHandle::read`] ends with.
#[wasm_bindgen]
pub enum Read {
    /// All was read.
    Done,
    /// There is more to read, after a pause.
    More,
    /// The next file wants the whole reader, which is not loaded.
    Reader,
}

impl Data {
    /// Reads a slice more of a large file, or small ones one after the other.
    fn read(&mut self, reader: bool) -> Read {
        loop {
            if let Some((name, mut reading)) = self.reading.take() {
                let end = reading.bytes() + SLICE;
                while reading.step(RECORDS) {
                    if reading.bytes() >= end {
                        self.reading = Some((name, reading));
                        return Read::More;
                    }
                }
                self.read.push((name, reading.finish(&mut self.problems)));
            }
            let Some((name, bytes, format)) = self.waiting.pop_front() else { return Read::Done };
            self.problems.in_table |= format == "table";
            let is_plain = matches!(format.as_str(), "" | "csv" | "table");
            if let Some(table) = plain::read(&bytes).filter(|_| is_plain) {
                self.read.push((name, table));
            } else if reader {
                let large = bytes.len() > SLICE;
                match decode::open(bytes, &format, &mut self.problems) {
                    Some(reading) => self.reading = Some((name, reading)),
                    None => self.read.push((name, Table::default())),
                }
                if large {
                    return Read::More;
                }
            } else {
                self.waiting.push_front((name, bytes, format));
                return Read::Reader;
            }
        }
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

    /// Reads a slice of the data. A page gets time for itself between two
    /// calls. `reader` is whether the part of the wasm with the whole reader is
    /// loaded.
    pub fn read(&self, reader: bool) -> Read {
        self.data.try_borrow_mut().map_or(Read::Done, |mut data| data.read(reader))
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
