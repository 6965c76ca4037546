use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, FnArg, ItemFn, Pat, Result};

/// A struct with the parameters as fields, and the body as its method: parameters have names then, and no order.
pub(crate) fn component(function: ItemFn) -> Result<TokenStream> {
    let ItemFn { attrs, vis, sig, block, .. } = function;
    let name = &sig.ident;
    let mut fields = Vec::new();
    let mut names = Vec::new();
    for input in &sig.inputs {
        let FnArg::Typed(input) = input else { return Err(Error::new_spanned(input, "a component has no self")) };
        let Pat::Ident(pattern) = &*input.pat else { return Err(Error::new_spanned(&input.pat, "a plain name")) };
        let (field, kind) = (&pattern.ident, &input.ty);
        fields.push(quote! { pub(crate) #field: #kind });
        names.push(field);
    }
    Ok(quote! {
        #(#attrs)*
        #vis struct #name { #(#fields),* }

        impl #name {
            /// What it looks like. What is read here, outside of closures, is not followed.
            #vis fn view(self) -> crate::dom::AnyView {
                let Self { #(#names),* } = self;
                ::leptos::prelude::untrack(move || crate::dom::IntoAny::into_any(#block))
            }
        }
    })
}
