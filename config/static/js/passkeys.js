// Shows what only works with passkeys where there are any, and says it on the page when one could not be used.
for (const way of document.querySelectorAll("[data-passkeys]")) way.hidden = !window.PublicKeyCredential

document.addEventListener("allauth.error", () => {
  const fault = document.querySelector("[data-passkey-fault]")
  fault.textContent = fault.dataset.passkeyFault
})
