//! The words after `snippet` in, what is to be printed out.

use carsi_charts::format::Lang;
use carsi_charts::model::check::safe_url;

use super::date::Date;
use crate::options::lang;

/// What stands for the chart in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A `div`, which sanitizers keep.
    Twin,
    /// The custom element itself.
    Element,
    /// A frame.
    Frame,
}

/// What is asked for.
#[derive(Debug)]
pub struct Options {
    /// The spec's file, or `-`.
    pub file: String,
    /// What is printed.
    pub way: Way,
    /// Where the spec will be.
    pub src: Option<String>,
    /// Where the package will be, with a `/` at its end.
    pub base: Option<String>,
    /// When the figures were read.
    pub date: Date,
    /// Whether nothing may change.
    pub frozen: bool,
    /// The built package.
    pub dist: String,
    /// Where a copy of the spec with its figures inside is put.
    pub write: Option<String>,
    /// The language of all words.
    pub lang: Lang,
}

impl Options {
    /// Reads the words after the command's name.
    ///
    /// # Errors
    /// What is not understood, in a sentence.
    pub fn parse(words: &[String]) -> Result<Options, String> {
        let mut options = Options {
            file: String::new(),
            way: Way::Twin,
            src: None,
            base: None,
            date: Date::today(),
            frozen: false,
            dist: "pkg/dist".to_owned(),
            write: None,
            lang: Lang::En,
        };
        let mut words = words.iter().map(String::as_str);
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} needs a value"));
            match word {
                "--element" => options.set_way(Way::Element)?,
                "--iframe" => options.set_way(Way::Frame)?,
                "--frozen" => options.frozen = true,
                "--src" => options.src = Some(url(word, value()?)?),
                "--base" => {
                    let base = url(word, value()?)?;
                    options.base = Some(if base.ends_with('/') { base } else { base + "/" });
                }
                "--date" => {
                    let text = value()?;
                    let date = Date::parse(text);
                    options.date = date.ok_or(format!("`{text}` is no day; one is 2026-03-31"))?;
                }
                "--dist" => options.dist = value()?.to_owned(),
                "--write" => options.write = Some(value()?.to_owned()),
                "--lang" => options.lang = lang(value()?)?,
                word if word.starts_with("--") => return Err(format!("{word} is not understood")),
                file if options.file.is_empty() => options.file = file.to_owned(),
                file => return Err(format!("one spec at a time; `{file}` is the second")),
            }
        }
        options.whole()
    }

    fn set_way(&mut self, way: Way) -> Result<(), String> {
        if self.way != Way::Twin {
            return Err("either --element or --iframe".to_owned());
        }
        self.way = way;
        Ok(())
    }

    /// What goes together.
    fn whole(self) -> Result<Options, String> {
        if self.file.is_empty() {
            return Err("a spec is missing".to_owned());
        }
        if self.write.is_some() && !self.frozen {
            return Err("--write is for --frozen: a live chart reads the files as they are".to_owned());
        }
        if self.file == "-" && self.src.is_none() {
            return Err("a spec from standard input needs --src, where it will be published".to_owned());
        }
        // What a frame shows is relative to its own page, in another folder than the one that it is pasted into.
        if self.way == Way::Frame && self.src.is_none() {
            return Err("--iframe needs --src, best as a whole address with https://".to_owned());
        }
        Ok(self)
    }

    /// The address of the spec's file.
    pub fn address(&self) -> String {
        let published = self.write.as_ref().unwrap_or(&self.file);
        let name = published.rsplit(['/', '\\']).next().unwrap_or(published);
        self.src.clone().unwrap_or_else(|| name.to_owned())
    }
}

fn url(word: &str, text: &str) -> Result<String, String> {
    if safe_url(text) {
        Ok(text.to_owned())
    } else {
        Err(format!("{word} `{text}` is neither an http(s) address nor relative"))
    }
}
