//! Markup for the page, in the language of Leptos' `view!`, made into plain calls of `crate::dom`. Leptos' own makes a type
//! of every element, with the code for each: that was half of the page.

mod component;
mod markup;

use proc_macro::TokenStream;
use quote::ToTokens;

/// Markup, as one `AnyView`.
///
/// Elements have attributes (`class="line"`, a closure for what changes), classes that come and go (`class:own=…`), styles
/// (`style:width=…`), properties (`prop:value=…`), handlers (`on:click=…`, `on:input:target=…`) and a `node_ref`. What stands
/// in braces is whatever can be shown; a closure is shown anew when what it reads changes.
#[proc_macro]
pub fn view(markup: TokenStream) -> TokenStream {
    rstml::parse2(markup.into())
        .and_then(|nodes| markup::fragment(&nodes))
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}

/// Makes a function a component, which markup names with its parameters: `<Row player is_you=true/>`.
#[proc_macro_attribute]
pub fn component(_: TokenStream, function: TokenStream) -> TokenStream {
    match syn::parse(function).and_then(component::component) {
        Ok(component) => component,
        Err(error) => error.to_compile_error(),
    }
    .into_token_stream()
    .into()
}
