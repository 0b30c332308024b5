//! What is asked to be verified.

use async_graphql::InputObject;

use crate::{
    domain::verification::{
        AUTHORITIES_MAX, List, Request, SUBJECTS_MAX, SubjectText, UnknownAuthority, find_list, lists, may_be_name,
    },
    error::{ClientError, echo},
    graphql::{as_of::AsOf, kind::KindName},
};

/// The longest name of an authority, in characters.
const AUTHORITY_CHARS_MAX: usize = 200;

/// A subject to be verified (核验主体): by its credit code, its registration number or its name, or by several of them, which
/// then must all fit.
#[derive(Debug, InputObject)]
pub struct VerifySubject {
    /// Your own text of at most 200 characters, such as the number of a loan. It comes back with the answer.
    pub reference: Option<String>,
    /// The unified social credit code (统一社会信用代码). Spaces and lower-case letters do no harm.
    pub credit_code: Option<String>,
    /// The registration number (注册号), 15 digits.
    pub registration_number: Option<String>,
    /// The name, or one that it had. It must be the whole name; how brackets, spaces, widths and traditional characters are
    /// written does not matter.
    pub name: Option<String>,
}

impl From<VerifySubject> for SubjectText {
    fn from(subject: VerifySubject) -> Self {
        let VerifySubject { reference, credit_code, registration_number, name } = subject;
        Self { reference, credit_code, registration_number, name }
    }
}

/// The domain's request.
pub(super) fn request(
    subjects: Vec<VerifySubject>,
    lists: Option<Vec<KindName>>,
    authorities: Option<Vec<String>>,
    as_of: Option<AsOf>,
) -> Result<Request, ClientError> {
    if !(1..=SUBJECTS_MAX).contains(&subjects.len()) {
        let message = format!("takes 1 to {SUBJECTS_MAX} subjects, not {}", subjects.len());
        return Err(ClientError::bad_input("subjects", message));
    }
    let lists: Option<Vec<&str>> = lists.map(|lists| lists.into_iter().map(KindName::as_str).collect());
    Ok(Request {
        subjects: subjects.into_iter().map(Into::into).collect(),
        lists: lists_of(lists.as_deref())?,
        authorities: authorities_of(authorities.unwrap_or_default())?,
        as_of: as_of.map(AsOf::into_domain).transpose()?,
    })
}

/// The authorities that are meant, by name.
///
/// # Errors
/// `BAD_USER_INPUT` for too many, too long a name, or one without a letter.
pub fn authorities_of(names: Vec<String>) -> Result<Vec<String>, ClientError> {
    let is_long = |name: &String| name.chars().nth(AUTHORITY_CHARS_MAX).is_some();
    if names.len() > AUTHORITIES_MAX || names.iter().any(is_long) {
        let message = format!("takes at most {AUTHORITIES_MAX} names of at most {AUTHORITY_CHARS_MAX} characters");
        return Err(ClientError::bad_input("authorities", message));
    }
    if let Some(name) = names.iter().find(|name| !may_be_name(name)) {
        let message = format!("{:?} is no name; leave authorities out for entries of all", echo(name));
        return Err(ClientError::bad_input("authorities", message));
    }
    Ok(names)
}

/// Says that nobody has the name of an authority, and what may have been meant.
pub fn no_authority(error: &UnknownAuthority) -> ClientError {
    let likely = match &*error.similar {
        [] => "names are written whole, as in the authority of records".to_owned(),
        similar => format!("did you mean {}?", similar.join(" or ")),
    };
    let name = echo(&error.name);
    let message = format!("no entry names the authority {name}, and nobody who publishes is called so; {likely}");
    ClientError::bad_input("authorities", message)
}

/// The lists that are meant, each once, by the kinds of their entries; the default ones where nothing is said.
///
/// # Errors
/// `BAD_USER_INPUT` for none, or what is no list.
pub fn lists_of(named: Option<&[&str]>) -> Result<Vec<List>, ClientError> {
    let Some(named) = named else { return Ok(lists().filter(|list| list.measure.by_default).collect()) };
    let mut wanted: Vec<List> = Vec::with_capacity(named.len());
    for name in named {
        let list = find_list(name).ok_or_else(|| {
            let possible: Vec<String> = lists().map(|list| list.kind.name().to_ascii_uppercase()).collect();
            ClientError::bad_input("lists", format!("takes {}", possible.join(", ")))
        })?;
        if wanted.iter().all(|known| known.kind.name() != list.kind.name()) {
            wanted.push(list);
        }
    }
    if wanted.is_empty() {
        return Err(ClientError::bad_input("lists", "must name at least one list, or be left out"));
    }
    Ok(wanted)
}
