// Passkeys: a form with data-passkey holds the options of a ceremony; its button lets the device answer.
(() => {
  "use strict";
  const Key = window.PublicKeyCredential;
  if (!Key?.parseCreationOptionsFromJSON || !Key.parseRequestOptionsFromJSON) return;
  const CEREMONIES = {
    create: (options) =>
      navigator.credentials.create({ publicKey: Key.parseCreationOptionsFromJSON(options) }),
    get: (options) => navigator.credentials.get({ publicKey: Key.parseRequestOptionsFromJSON(options) }),
  };
  const REFUSED = {
    InvalidStateError: "This device has a passkey of this account already.",
    NotAllowedError: "The device did not go on. Try again, or use another way.",
  };

  const run = async (form) => {
    const said = form.querySelector("[data-passkey-said]");
    said.textContent = "";
    try {
      const credential = await CEREMONIES[form.dataset.passkey](JSON.parse(form.dataset.options));
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.requestSubmit();
    } catch (error) {
      said.textContent = REFUSED[error.name] ?? "This device cannot do that here.";
    }
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    for (const without of document.querySelectorAll("[data-without-passkeys]")) without.hidden = true;
    const go = form.querySelector("[data-passkey-go]");
    go.addEventListener("click", () => form.reportValidity() && run(form));
  }
})();
