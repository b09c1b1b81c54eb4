// Says it on the page when a passkey could not be used; allauth's script would tell the console alone.
document.addEventListener("allauth.error", () => {
  const fault = document.querySelector("[data-passkey-fault]")
  fault.textContent = fault.dataset.passkeyFault
})
