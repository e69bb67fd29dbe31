//! The source of `src/spec` in, what its readers ask for out: the keys of each
//! object, of what kind they are, and the words that describe them.

use std::collections::BTreeMap;
use std::fs;

use syn::visit::{self, Visit};
use syn::{
    Attribute, Block, Expr, ExprCall, ExprMethodCall, ExprStruct, Fields, ImplItem, Item, Lit, LitStr,
};
use syn::{ItemImpl, ItemStruct, Meta};

/// What stands under a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Words,
    Text,
    Texts,
    Number,
    Count,
    Year,
    Flag,
    OneOf,
    SomeOf,
    /// A list of objects of a type.
    List(String),
    /// An object of a type.
    Object(String),
}

/// One key of an object.
#[derive(Clone, Debug)]
pub struct Key {
    pub name: String,
    pub kind: Kind,
    /// `Optional`, `Default` or `Required`, as the reader has it.
    pub need: String,
    /// For editors: what the code says of the field or the list that it fills.
    pub doc: String,
}

/// Everything in the files that the readers are made of. Functions and lists of words go by their file and name.
#[derive(Default)]
pub struct Source {
    /// What each struct says of itself.
    structs: BTreeMap<String, String>,
    /// What it says of its fields.
    fields: BTreeMap<(String, String), String>,
    consts: BTreeMap<(usize, String), String>,
    functions: BTreeMap<(usize, String), Block>,
    /// The `read` of each type, and its file.
    readers: BTreeMap<String, (usize, Block)>,
    /// Every text in the code: one of them is a key, or it is none.
    pub texts: Vec<String>,
}

/// The first has what the others share.
const FILES: [&str; 4] = ["mod", "indicator", "goals", "measure"];

impl Source {
    pub fn read(root: &str) -> Self {
        let mut source = Source::default();
        for (at, file) in FILES.iter().enumerate() {
            let text = fs::read_to_string(format!("{root}/src/spec/{file}.rs")).unwrap();
            let file = syn::parse_file(&text).unwrap();
            Texts(&mut source.texts).visit_file(&file);
            for item in file.items {
                source.item(at, item);
            }
        }
        source
    }

    fn item(&mut self, file: usize, item: Item) {
        match item {
            Item::Struct(item) => self.fields(item),
            Item::Const(item) => {
                self.consts.insert((file, item.ident.to_string()), doc(&item.attrs));
            }
            Item::Fn(item) => {
                self.functions.insert((file, item.sig.ident.to_string()), *item.block);
            }
            Item::Impl(item) if item.trait_.is_none() => self.reader(file, item),
            _ => {}
        }
    }

    fn fields(&mut self, item: ItemStruct) {
        let name = item.ident.to_string();
        let Fields::Named(fields) = item.fields else { return };
        for field in fields.named {
            let field_name = field.ident.unwrap().to_string();
            self.fields.insert((name.clone(), field_name), doc(&field.attrs));
        }
        self.structs.insert(name, doc(&item.attrs));
    }

    fn reader(&mut self, file: usize, item: ItemImpl) {
        let name = last(&Expr::Path(match *item.self_ty {
            syn::Type::Path(path) => syn::ExprPath { attrs: vec![], qself: None, path: path.path },
            _ => panic!("an impl of something without a name"),
        }));
        for item in item.items {
            if let ImplItem::Fn(function) = item
                && function.sig.ident == "read"
            {
                self.readers.insert(name.clone(), (file, function.block));
            }
        }
    }

    /// What a type says of itself.
    pub fn doc(&self, name: &str) -> &str {
        &self.structs[name]
    }

    /// The keys that the reader of a type asks for, in its order.
    pub fn keys(&self, name: &str) -> Vec<Key> {
        let (file, block) = &self.readers[name];
        let mut calls =
            Calls { source: self, file: *file, owner: name.to_owned(), doc: String::new(), keys: vec![] };
        calls.visit_block(block);
        calls.keys
    }
}

/// Follows the code of a reader.
struct Calls<'a> {
    source: &'a Source,
    file: usize,
    owner: String,
    /// Of the field that is being filled.
    doc: String,
    keys: Vec<Key>,
}

impl Calls<'_> {
    /// Goes on in another function, which fills the same field.
    fn enter(&mut self, file: usize, block: &Block) {
        let file = std::mem::replace(&mut self.file, file);
        self.visit_block(block);
        self.file = file;
    }
}

impl<'ast> Visit<'ast> for Calls<'_> {
    fn visit_expr_struct(&mut self, made: &'ast ExprStruct) {
        for field in &made.fields {
            let syn::Member::Named(name) = &field.member else { continue };
            let known = self.source.fields.get(&(self.owner.clone(), name.to_string()));
            if let Some(known) = known {
                self.doc.clone_from(known);
            }
            self.visit_expr(&field.expr);
        }
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        let Expr::Path(path) = &*call.func else { return visit::visit_expr_call(self, call) };
        let names: Vec<String> = path.path.segments.iter().map(|s| s.ident.to_string()).collect();
        let source = self.source;
        match names.as_slice() {
            [owner, read] if read == "read" => {
                let (file, block) = &source.readers[owner];
                let own = std::mem::replace(&mut self.owner, owner.clone());
                self.enter(*file, block);
                self.owner = own;
            }
            [name] if source.functions.contains_key(&(self.file, name.clone())) => {
                self.enter(self.file, &source.functions[&(self.file, name.clone())]);
            }
            [name] if source.functions.contains_key(&(0, name.clone())) => {
                self.enter(0, &source.functions[&(0, name.clone())]);
            }
            _ => visit::visit_expr_call(self, call),
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        let arguments: Vec<&Expr> = call.args.iter().collect();
        let of_reader = matches!(&*call.receiver, Expr::Path(path) if path.path.is_ident("r"));
        let Some(Expr::Lit(syn::ExprLit { lit: Lit::Str(name), .. })) =
            arguments.first().filter(|_| of_reader)
        else {
            return;
        };
        let method = call.method.to_string();
        // A key may be read ahead of the field that has its name, or fill one of another name.
        let field = self.source.fields.get(&(self.owner.clone(), name.value()));
        let mut doc = field.unwrap_or(&self.doc).clone();
        let kind = match method.as_str() {
            "words" => Kind::Words,
            "text" => Kind::Text,
            "texts" => Kind::Texts,
            "number" => Kind::Number,
            "count" => Kind::Count,
            "year" => Kind::Year,
            "flag" => Kind::Flag,
            "one_of" => Kind::OneOf,
            "some_of" => {
                let Expr::Reference(list) = arguments[1] else { panic!("{method} takes a list by its name") };
                doc.clone_from(&self.source.consts[&(self.file, last(&list.expr))]);
                Kind::SomeOf
            }
            "list" => Kind::List(read_by(arguments[2])),
            "object" => Kind::Object(read_by(arguments[1])),
            other => panic!("the reader has no kind of value called {other}"),
        };
        let need = match method.as_str() {
            "words" | "text" | "number" | "year" | "one_of" | "list" => {
                last(arguments[1]).replace("Defaulted", "Default")
            }
            "flag" => "Default".to_owned(),
            _ => "Optional".to_owned(),
        };
        self.keys.push(Key { name: name.value(), kind, need, doc });
    }
}

/// `GoalSpec` of `GoalSpec::read`.
fn read_by(function: &Expr) -> String {
    let Expr::Path(path) = function else { panic!("a list or object is read by a named function") };
    path.path.segments.first().unwrap().ident.to_string()
}

/// The last name of a path.
fn last(expr: &Expr) -> String {
    let Expr::Path(path) = expr else { panic!("this is no name") };
    path.path.segments.last().unwrap().ident.to_string()
}

/// A doc comment as one line.
fn doc(attributes: &[Attribute]) -> String {
    let mut said = Vec::new();
    for attribute in attributes {
        if let Meta::NameValue(meta) = &attribute.meta
            && meta.path.is_ident("doc")
            && let Expr::Lit(syn::ExprLit { lit: Lit::Str(line), .. }) = &meta.value
        {
            said.push(line.value().trim().to_owned());
        }
    }
    said.join(" ")
}

/// Collects the texts of a file.
struct Texts<'a>(&'a mut Vec<String>);

impl<'ast> Visit<'ast> for Texts<'_> {
    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.0.push(text.value());
    }
}
