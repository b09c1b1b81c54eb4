import pytest
from django.test import Client
def test_odd(client):
    for q in ('lang=es&a=%ED%A0%80','lang=es&lang=en','lang=es&'+'&'.join('a=1' for _ in range(1100)),'lang=es#x','lang=%00','lang=es&a=%0d%0aX:1'):
        for ct in ('text/html','text/html; charset=utf-7','text/html; charset=nope'):
            r=client.get('/glossary/?'+q, headers={'content-type':ct}); print(r.status_code, str(r.get('Location'))[:60], ct)
    for p in ('/a%0ab/','/%ff%fe/','/k/'+'x'*300+'/','/caf%C3%A9/'):
        r=client.get(p+'?lang=es'); print(p[:20], r.status_code, r['Location'][:60], r.get('Content-Security-Policy','')[:20])
    r=client.get('/glossary/', headers={'cookie':'language=../../x'}); print(r.status_code, r['Content-Language'])
