//! Text that an author may write once, or once in each language.

use crate::format::Lang;

/// A text: `"…"` for every language, or `{"en": "…", "es": "…"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    en: Option<String>,
    es: Option<String>,
}

impl Words {
    /// A text for each language.
    pub fn each(en: Option<String>, es: Option<String>) -> Self {
        Words { en, es }
    }

    /// The text in a language, else in the other one. Spaces around it are dropped.
    pub fn resolve(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::En => (&self.en, &self.es),
            Lang::Es => (&self.es, &self.en),
        };
        first.as_deref().or(second.as_deref()).unwrap_or("").trim()
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Words { en: Some(text.to_owned()), es: None }
    }
}

/// The text in a language; empty where the author wrote none.
pub fn resolve(words: &Option<Words>, lang: Lang) -> String {
    words.as_ref().map(|w| w.resolve(lang).to_owned()).unwrap_or_default()
}
