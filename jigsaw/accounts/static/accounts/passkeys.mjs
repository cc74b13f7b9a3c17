// Passkeys: a button of a form asks the device, puts its answer into the hidden field and sends the form.
// The form says what to do: data-passkey="create" or "get", and data-options or data-options-from (an address).

const toBytes = (text) => {
  const plain = text.replace(/-/g, '+').replace(/_/g, '/')
  return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0))
}

const toText = (buffer) => {
  const letters = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(letters).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

const listed = (list) => (list || []).map((each) => ({ ...each, id: toBytes(each.id) }))

const forDevice = (options) => {
  const key = { ...options, challenge: toBytes(options.challenge) }
  if (key.user) key.user = { ...key.user, id: toBytes(key.user.id) }
  if (key.excludeCredentials) key.excludeCredentials = listed(key.excludeCredentials)
  if (key.allowCredentials) key.allowCredentials = listed(key.allowCredentials)
  return key
}

const forServer = (credential) => {
  const response = { clientDataJSON: toText(credential.response.clientDataJSON) }
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[name]) response[name] = toText(credential.response[name])
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response
  }
}

const optionsOf = async (form) => {
  if (form.dataset.options) return JSON.parse(form.dataset.options)
  const answer = await fetch(form.dataset.optionsFrom, { headers: { Accept: 'application/json' } })
  if (!answer.ok) throw new Error('The sign-in page did not answer')
  return (await answer.json()).request_options
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const said = form.querySelector('[data-passkey-said]')
  if (!window.PublicKeyCredential) continue
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    try {
      const options = await optionsOf(form)
      const publicKey = forDevice(options.publicKey || options)
      if (form.dataset.passkey === 'create') {
        publicKey.authenticatorSelection = {
          ...publicKey.authenticatorSelection,
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required'
        }
      }
      const credential = await navigator.credentials[form.dataset.passkey]({ publicKey })
      form.elements.credential.value = JSON.stringify(forServer(credential))
      form.submit()
    } catch {
      said.textContent = 'The device did not give a passkey. Try again, or use another way.'
    }
  })
}
