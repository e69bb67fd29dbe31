//! The words of a command in, what it asks for out.

use carsi_charts::format::Lang;
use carsi_charts::read::{FORMATS, Format};

/// How the command is used.
pub const USAGE: &str = "\
usage: carsi-charts read FILE [--format F] [--indicator I] [--json] [--lang en|es]
       carsi-charts snippet SPEC [--element | --iframe] [--src URL] [--base URL] [--date YYYY-MM-DD]
                    [--frozen [--dist FOLDER] [--write FILE]] [--lang en|es]

read: the rows of a data file as a chart understands them, and what is wrong with it
  FILE           a data file; - for standard input
  --format F     csv, world-bank, sdmx-json or json-stat, where the content does not tell
  --indicator I  the series to print: code, name, or parts with ; between (\"VC_IHR_PSRC; Female\")
  --json         one JSON object: rows and problems
  --lang L       language of the problems, en or es

snippet: the HTML to paste into a page, with summary, table and citation for where no chart can be
  SPEC           a JSON spec, its data files beside it; - for standard input
  --element      a custom element, in place of the div that sanitizers keep
  --iframe       a frame, for hosts that let no script in
  --src URL      where the spec will be published; its file name
  --base URL     where the folder of the package is; /carsi-charts/1/, frozen /carsi-charts/ and the version
  --date D       when the figures were read; today
  --frozen       nothing may change: version and hashes of the script and of the figures
  --dist FOLDER  the built package, whose integrity.json has the hashes; pkg/dist
  --write FILE   where to put a copy of the spec with its figures inside, to be published in place of SPEC
  --lang L       language of all words, en or es";

/// What `read` is asked for.
#[derive(Debug, PartialEq)]
pub struct Options {
    /// The file, or `-`.
    pub file: String,
    /// Its format, if not by its content.
    pub format: Option<Format>,
    /// Which series.
    pub indicator: Option<String>,
    /// JSON instead of text.
    pub json: bool,
    /// The language of the problems.
    pub lang: Lang,
}

impl Options {
    /// Reads the words after the command's name.
    ///
    /// # Errors
    /// What is not understood, in a sentence.
    pub fn parse(words: &[String]) -> Result<Options, String> {
        let mut words = words.iter().map(String::as_str);
        let mut options =
            Options { file: String::new(), format: None, indicator: None, json: false, lang: Lang::En };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} needs a value"));
            match word {
                "--json" => options.json = true,
                "--indicator" => options.indicator = Some(value()?.to_owned()),
                "--format" => {
                    let name = value()?;
                    let known: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).collect();
                    let format = Format::named(name);
                    options.format = Some(
                        format
                            .ok_or(format!("no format is called `{name}`; there are {}", known.join(", ")))?,
                    );
                }
                "--lang" => options.lang = lang(value()?)?,
                word if word.starts_with("--") => return Err(format!("{word} is not understood")),
                file if options.file.is_empty() => options.file = file.to_owned(),
                file => return Err(format!("one file at a time; `{file}` is the second")),
            }
        }
        if options.file.is_empty() {
            return Err("a file is missing".to_owned());
        }
        Ok(options)
    }
}

/// A language by its code.
///
/// # Errors
/// That there are no words in it.
pub fn lang(code: &str) -> Result<Lang, String> {
    match code {
        "en" => Ok(Lang::En),
        "es" => Ok(Lang::Es),
        other => Err(format!("no words in `{other}`; there are en and es")),
    }
}
