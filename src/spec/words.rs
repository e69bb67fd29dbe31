//! Text that an author may write once, or once in each language.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::format::Lang;

/// A text: `"…"` for every language, or `{"en": "…", "es": "…"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    en: Option<String>,
    es: Option<String>,
}

impl Words {
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

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("words")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Words, E> {
        Ok(Words::from(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
        let mut words = Words::default();
        while let Some(key) = map.next_key::<String>()? {
            let slot = match key.as_str() {
                "en" => &mut words.en,
                "es" => &mut words.es,
                _ => return Err(A::Error::unknown_field(&key, &["en", "es"])),
            };
            *slot = Some(map.next_value()?);
        }
        Ok(words)
    }
}
