use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement, NodeName};
use syn::{Error, Expr, Result, Stmt, parse_quote};

/// Elements of drawings.
const DRAWING: [&str; 12] =
    ["svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "defs", "use", "text"];

/// Several things beside each other; one alone is itself.
pub(crate) fn fragment(nodes: &[Node]) -> Result<TokenStream> {
    if let [node] = nodes {
        let node = content(node)?;
        return Ok(quote! { crate::dom::IntoAny::into_any(#node) });
    }
    let children = nodes.iter().map(content).collect::<Result<Vec<_>>>()?;
    Ok(quote! {{
        let view = crate::dom::AnyView::fragment();
        #(view.add(#children);)*
        view
    }})
}

fn content(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Element(element) if is_component(element.name()) => component(element),
        Node::Element(element) => self::element(element),
        Node::Block(NodeBlock::ValidBlock(block)) => match &*block.stmts {
            [Stmt::Expr(value, None)] => Ok(quote! { #value }),
            _ => Ok(quote! { #block }),
        },
        Node::Text(text) => {
            let text = &text.value;
            Ok(quote! { #text })
        }
        Node::Fragment(fragment) => self::fragment(&fragment.children),
        other => Err(Error::new_spanned(other, "texts stand in quotes, and comments in the code")),
    }
}

fn is_component(name: &NodeName) -> bool {
    name.to_string().chars().next().is_some_and(char::is_uppercase)
}

fn component(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let field = |attribute: &NodeAttribute| {
        let (attribute, value) = keyed(attribute)?;
        let name = &attribute.key;
        Ok(match value {
            Some(value) => quote! { #name: #value },
            None => quote! { #name },
        })
    };
    let fields = element.attributes().iter().map(field).collect::<Result<Vec<_>>>()?;
    Ok(quote! { #name { #(#fields),* }.view() })
}

fn element(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let tag = element.name().to_string();
    let is_drawing = DRAWING.contains(&&*tag);
    let (properties, attributes): (Vec<_>, Vec<_>) = element.attributes().iter().partition(|given| is_property(given));
    let attributes = attributes.into_iter().map(attribute).collect::<Result<Vec<_>>>()?;
    // A choice can be made only among options that are there.
    let properties = properties.into_iter().map(attribute).collect::<Result<Vec<_>>>()?;
    let children = element.children.iter().map(content).collect::<Result<Vec<_>>>()?;
    Ok(quote! {{
        let view = crate::dom::AnyView::element(#tag, #is_drawing);
        #(view.#attributes;)*
        #(view.add(#children);)*
        #(view.#properties;)*
        view
    }})
}

fn is_property(attribute: &NodeAttribute) -> bool {
    matches!(attribute, NodeAttribute::Attribute(attribute) if attribute.key.to_string().starts_with("prop:"))
}

/// The call that gives an element this attribute.
fn attribute(attribute: &NodeAttribute) -> Result<TokenStream> {
    let (attribute, value) = keyed(attribute)?;
    let key = attribute.key.to_string();
    let value = value.cloned().unwrap_or_else(|| parse_quote!(true));
    let mut parts = key.split(':');
    Ok(match (parts.next().unwrap_or_default(), parts.next(), parts.next()) {
        ("node_ref", None, None) => quote! { refer(#value) },
        ("class", Some(name), None) => quote! { toggle(#name, #value) },
        ("style", Some(name), None) => quote! { style(#name, #value) },
        ("prop", Some(name), None) => quote! { property(#name, #value) },
        ("on", Some(name), None) => {
            let event = format_ident!("{name}");
            quote! { on(::leptos::ev::#event, #value) }
        }
        ("on", Some(name), Some("target")) => {
            let event = format_ident!("{name}");
            quote! { on_target(::leptos::ev::#event, #value) }
        }
        (name, None, None) => quote! { attribute(#name, #value) },
        _ => return Err(Error::new_spanned(attribute, "no attribute of an element")),
    })
}

fn keyed(attribute: &NodeAttribute) -> Result<(&KeyedAttribute, Option<&Expr>)> {
    match attribute {
        NodeAttribute::Attribute(attribute) => Ok((attribute, attribute.value())),
        NodeAttribute::Block(block) => Err(Error::new_spanned(block, "attributes have names")),
    }
}
